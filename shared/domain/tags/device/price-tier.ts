import { defineTag } from '../define-tag.ts';
import { rememberedByText } from '../remembered-by-text.ts';
import { priceTierOf } from './price-tier-of.ts';

const tierOf = rememberedByText(priceTierOf);

/** Of the main device, as sure as its share of the events, and never more than 0.8: the table knows series, not single models. */
export const priceTier = defineTag<string>({
  key: 'device.price_tier',
  type: 'string',
  name: { en: 'Price tier of the device', zh: '设备价位' },
  meaning: {
    en: 'What the main device costs new, by a table of common series: low below about 250 USD, high from about 650 USD, middle between; absent of devices not in the table.',
    zh: '主设备的新机价位，按常见系列对照表判断：约 250 美元以下为低，约 650 美元以上为高，其间为中；表中没有的设备不打标签。',
  },
  version: 1,
  compute({ mainDevice }) {
    const value = mainDevice && tierOf(mainDevice.name);
    return mainDevice && value && { value, confidence: 0.8 * mainDevice.share };
  },
});
