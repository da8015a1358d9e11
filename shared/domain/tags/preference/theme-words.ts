const english = {
  family:
    'baby babies infant toddler kid children child toy diaper nappy nappies stroller maternity mother mom mum nursery newborn',
  pets: 'pet dog cat aquarium puppy kitten',
  beauty: 'beauty cosmetic makeup skincare perfume fragrance haircare lipstick nail',
  sport:
    'sport sporting fitness outdoor camping cycling bicycle bike running golf football tennis yoga hiking fishing ski gym',
  technology:
    'electronic technology tech computer laptop tablet phone smartphone telephone camera audio video headphone tv ' +
    'television gaming console software gadget printer smartwatch mobile pc drone',
  fashion:
    'fashion apparel clothing clothes cloth shoe bag handbag dress dresses jewelry jewellery accessory accessories shirt ' +
    'skirt jean jacket coat watch watches lingerie underwear footwear sneaker scarf hat luggage',
  home:
    'home house household kitchen kitchenware furniture garden bedding bed bath decor decoration appliance tableware ' +
    'cookware lighting lamp candle cleaning laundry homeware',
  travel: 'travel hotel flight holiday vacation',
  food: 'food grocery groceries drink beverage snack wine beer coffee tea fruit vegetable meat bakery dairy produce deli',
  health: 'health healthcare medicine vitamin supplement pharmacy drug wellness nutrition',
  media: 'book music movie film dvd magazine stationery instrument ebook',
  vehicles: 'auto automotive automobile car vehicle motorcycle tyre tire',
} as const;

export type Theme = keyof typeof english;

const chinese: Readonly<Record<Theme, string>> = {
  family: '母婴 婴儿 婴幼 宝宝 儿童 童装 童鞋 孕妇 孕产 奶粉 尿裤 尿不湿 玩具 亲子',
  pets: '宠物 猫粮 狗粮 猫砂 水族',
  beauty: '美妆 化妆 护肤 彩妆 香水 面膜 口红 美容 美发 个护',
  sport: '运动 户外 健身 骑行 自行车 跑步 瑜伽 露营 登山 钓鱼 球类',
  technology: '数码 电脑 手机 相机 电子 科技 平板 耳机 智能 游戏机 影音 摄影 打印机 电视',
  fashion: '服装 女装 男装 服饰 鞋 箱包 包袋 手提包 裙 衬衫 外套 内衣 配饰 饰品 首饰 珠宝 手表 时尚',
  home: '家居 家具 家纺 厨房 厨具 餐具 家装 家电 家庭 日用 收纳 床上用品 园艺 灯具 清洁 茶几',
  travel: '旅游 旅行 酒店 机票 度假',
  food: '食品 零食 饮料 生鲜 水果 蔬菜 肉 酒 茶 咖啡 粮油 糕点 乳品',
  health: '健康 保健 医药 药品 营养 滋补 医疗',
  media: '图书 书籍 音乐 影视 杂志 文具 乐器 教育',
  vehicles: '汽车 车品 车载 摩托 轮胎',
};

const themes = Object.keys(english) as readonly Theme[];

/**
 * Words of category names by what they are about. English ones are whole words, with or without an s; Chinese ones stand anywhere in a
 * name. A name with words of two themes belongs to the one that stands first: children's clothing is of the family, a hotel is no wine.
 */
export const themeWords = themes.map((theme) => ({
  theme,
  english: english[theme].split(' '),
  chinese: chinese[theme].split(' '),
}));
