export const themes = [
  'fashion',
  'beauty',
  'technology',
  'family',
  'home',
  'food',
  'sport',
  'health',
  'media',
  'pets',
  'vehicles',
  'travel',
] as const;

export type Theme = (typeof themes)[number];

/**
 * Words of category names by what they are about. English ones are whole words, singular or with an s; Chinese ones stand anywhere in a
 * name. A name with words of two themes belongs to the theme that stands first here: children's clothing is of the family.
 */
export const themeWords: readonly (readonly [theme: Theme, english: readonly string[], chinese: readonly string[]])[] =
  [
    [
      'family',
      'baby babies infant toddler kid children child toy diaper nappy nappies stroller maternity mother mom mum nursery newborn parenting'.split(
        ' ',
      ),
      '母婴 婴儿 婴幼 宝宝 儿童 童装 童鞋 孕妇 孕产 奶粉 尿裤 尿不湿 玩具 亲子'.split(' '),
    ],
    ['pets', 'pet dog cat aquarium puppy kitten'.split(' '), '宠物 猫粮 狗粮 猫砂 水族'.split(' ')],
    [
      'beauty',
      'beauty cosmetic makeup skincare perfume fragrance haircare lipstick nail'.split(' '),
      '美妆 化妆 护肤 彩妆 香水 面膜 口红 美容 美发 个护'.split(' '),
    ],
    [
      'sport',
      'sport sporting fitness outdoor camping cycling bicycle bike running golf football tennis yoga hiking fishing ski gym'.split(
        ' ',
      ),
      '运动 户外 健身 骑行 自行车 跑步 瑜伽 露营 登山 钓鱼 球类'.split(' '),
    ],
    [
      'fashion',
      'fashion apparel clothing clothes cloth shoe bag handbag dress dresses jewelry jewellery accessory accessories shirt skirt jean jacket coat watch watches lingerie underwear footwear sneaker scarf hat luggage'.split(
        ' ',
      ),
      '服装 女装 男装 服饰 服装鞋包 鞋 箱包 包袋 手提包 连衣裙 裙 衬衫 外套 内衣 配饰 饰品 首饰 珠宝 手表 时尚'.split(
        ' ',
      ),
    ],
    [
      'technology',
      'electronic technology tech computer laptop notebook tablet phone smartphone telephone camera audio video headphone tv television gaming console software gadget printer smartwatch mobile pc drone'.split(
        ' ',
      ),
      '数码 电脑 手机 相机 电子 科技 平板 耳机 智能 游戏机 家电影音 摄影 打印机 笔记本电脑 电视'.split(' '),
    ],
    [
      'home',
      'home house household kitchen kitchenware furniture garden bedding bed bath decor decoration appliance tableware cookware lighting lamp candle cleaning laundry homeware'.split(
        ' ',
      ),
      '家居 家具 家纺 厨房 厨具 餐具 家装 家电 家庭 日用 收纳 床上用品 园艺 灯具 清洁'.split(' '),
    ],
    [
      'food',
      'food grocery groceries drink beverage snack wine beer coffee tea fruit vegetable meat bakery dairy produce deli'.split(
        ' ',
      ),
      '食品 零食 饮料 生鲜 水果 蔬菜 肉 酒 茶 咖啡 粮油 糕点 乳品'.split(' '),
    ],
    [
      'health',
      'health healthcare medicine vitamin supplement pharmacy drug wellness nutrition'.split(' '),
      '健康 保健 医药 药品 营养 滋补 医疗'.split(' '),
    ],
    [
      'media',
      'book music movie film dvd magazine stationery instrument ebook'.split(' '),
      '图书 书籍 音乐 影视 杂志 文具 乐器 教育'.split(' '),
    ],
    [
      'vehicles',
      'auto automotive automobile car vehicle motorcycle tyre tire'.split(' '),
      '汽车 车品 车载 摩托 轮胎'.split(' '),
    ],
    ['travel', 'travel hotel flight holiday vacation'.split(' '), '旅游 旅行 酒店 机票 度假'.split(' ')],
  ];
