/**
 * Cities of mainland China by tier: Chinese name without 市, and pinyin. Of cities of the same pinyin the larger is meant.
 *
 * Source: of the first two tiers the ranking of 2022 by Yicai's Rising Lab, which moves one or two cities a year; the second tier is
 * thirty cities usually counted to it. Smaller cities are not listed.
 */
const tiers = {
  tier_1: '上海 shanghai 北京 beijing 广州 guangzhou 深圳 shenzhen',
  new_tier_1:
    '成都 chengdu 重庆 chongqing 杭州 hangzhou 西安 xian 武汉 wuhan 苏州 suzhou 郑州 zhengzhou 南京 nanjing 天津 tianjin ' +
    '长沙 changsha 东莞 dongguan 宁波 ningbo 佛山 foshan 合肥 hefei 青岛 qingdao',
  tier_2:
    '昆明 kunming 沈阳 shenyang 济南 jinan 无锡 wuxi 厦门 xiamen 福州 fuzhou 温州 wenzhou 金华 jinhua 哈尔滨 harbin 大连 dalian ' +
    '贵阳 guiyang 南宁 nanning 泉州 quanzhou 石家庄 shijiazhuang 长春 changchun 南昌 nanchang 惠州 huizhou 常州 changzhou ' +
    '嘉兴 jiaxing 徐州 xuzhou 南通 nantong 太原 taiyuan 保定 baoding 珠海 zhuhai 中山 zhongshan 兰州 lanzhou 临沂 linyi ' +
    '潍坊 weifang 烟台 yantai 绍兴 shaoxing',
} as const;

export type CityTier = keyof typeof tiers;

const tierByName: ReadonlyMap<string, CityTier> = new Map(
  (Object.entries(tiers) as [CityTier, string][]).flatMap(([tier, names]) =>
    names.split(' ').map((name): [string, CityTier] => [name, tier]),
  ),
);

/** Tier of a city by its name in Chinese or pinyin, such as `上海市`, `Xi'an`, `Beijing City`; `undefined` of one not listed. */
export const cityTierOf = (name: string): CityTier | undefined =>
  tierByName.get(
    name
      .trim()
      .toLowerCase()
      .replaceAll(/['’\s-]/g, '')
      .replace(/(?:市|city|shi)$/, ''),
  );
