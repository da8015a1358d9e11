export type DeviceTier = 'low' | 'middle' | 'high';

/**
 * Series of phones, tablets and computers by what they cost when new: low below about 250 USD, high from about 650 USD. The first
 * pattern that fits decides, so cheaper variants of a dear series stand before it. Kept by hand, and coarse: a series has one tier
 * whatever its year.
 */
const series: readonly (readonly [pattern: RegExp, tier: DeviceTier])[] = [
  [/iphone se|iphone \d+e\b|iphone [5-8]\b|iphone xr/, 'middle'],
  [/iphone/, 'high'],
  [/ipad pro/, 'high'],
  [/ipad/, 'middle'],
  [/ipod/, 'low'],
  [/macbook|imac\b|mac pro|mac studio|surface (?:pro|laptop|book)/, 'high'],
  [/mac mini|surface go/, 'middle'],
  [/chromebook/, 'low'],

  [/galaxy s\d+ ?fe|galaxy a[5-9]\d|^sm-a[5-9]/, 'middle'],
  [/galaxy (?:s\d|note|z|fold)|^sm-[snf]9|^sm-g9|^sm-f7/, 'high'],
  [/galaxy [ajmf]\d|^sm-[ajm]/, 'low'],

  [/pixel \d+a\b/, 'middle'],
  [/pixel (?:\d|fold)/, 'high'],

  [/redmi k|redmi note \d+ pro|poco f|(?:xiaomi|mi) \d+ ?(?:t|lite)\b|红米k/, 'middle'],
  [/redmi|poco|红米/, 'low'],
  [/(?:xiaomi|mi|小米) ?(?:mix|\d)/, 'high'],

  [/huawei nova|华为nova/, 'middle'],
  [/huawei (?:y\d|enjoy)|畅享/, 'low'],
  [/huawei (?:mate|p\d|pura)|华为 ?(?:mate|p\d|pura)/, 'high'],

  [/honor magic|荣耀 ?magic/, 'high'],
  [/honor (?:x|play|\d+ ?lite)|荣耀 ?(?:x|畅玩)/, 'low'],
  [/honor \d|荣耀 ?\d/, 'middle'],

  [/oppo find/, 'high'],
  [/oppo reno/, 'middle'],
  [/oppo [ak]\d/, 'low'],
  [/vivo x/, 'high'],
  [/vivo [sv]\d/, 'middle'],
  [/vivo [yu]\d/, 'low'],
  [/oneplus nord/, 'middle'],
  [/oneplus (?:\d|open)|一加/, 'high'],
  [/realme gt/, 'middle'],
  [/realme (?:c|narzo)/, 'low'],
  [/realme \d/, 'middle'],
  [/razr|moto(?:rola)? edge/, 'high'],
  [/moto(?:rola)? [eg]/, 'low'],
];

/** `undefined` of a device that is not in the table. */
export function priceTierOf(device: string): DeviceTier | undefined {
  const text = device.trim().toLowerCase();
  return series.find(([pattern]) => pattern.test(text))?.[1];
}
