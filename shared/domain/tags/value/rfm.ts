import { defineTag } from '../define-tag.ts';

/** RFM segment of the run; absent without a counted order in the window. */
export const rfm = defineTag<string>({
  key: 'value.rfm',
  type: 'string',
  name: { en: 'RFM segment', zh: 'RFM 分群' },
  meaning: {
    en: 'Segment of the scores 1 to 5 for recency, frequency and money within the window of the settings, by the map of the settings.',
    zh: '在设定的时间窗内按最近购买、购买频次、消费金额各打 1 至 5 分，再按所选规则归入分群。',
  },
  version: 1,
  compute(_customer, segments) {
    return segments.rfm === 'none' ? undefined : { value: segments.rfm, confidence: 1 };
  },
});
