import { defineTag } from '../define-tag.ts';

/** Value tier of the run: core, growth, ordinary or dormant. */
export const tier = defineTag<string>({
  key: 'value.tier',
  type: 'string',
  name: { en: 'Value tier', zh: '价值层级' },
  meaning: {
    en: 'By a rule of the settings where one holds; else of customers with RFM scores dormant where recency is 1, core where all three are 4 or more, growth where recency is 3 or more and frequency or money too; of those without scores dormant where they ever ordered or nothing happened for the days of the settings (90); ordinary otherwise.',
    zh: '先按设定中的规则；规则不适用时，有 RFM 得分的，最近购买为 1 为沉睡，三项均不低于 4 为核心，最近购买不低于 3 且频次或金额不低于 3 为成长；没有得分的，曾下过单或达到设定天数（90 天）无行为为沉睡；其余为普通。',
  },
  version: 1,
  compute(_customer, segments) {
    return segments.tier === 'none' ? undefined : { value: segments.tier, confidence: 1 };
  },
});
