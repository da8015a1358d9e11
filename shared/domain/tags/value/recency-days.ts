import { defineTag } from '../define-tag.ts';

/** `as_of`'s day − the day of the last counted order. */
export const recencyDays = defineTag<number>({
  key: 'value.recency_days',
  type: 'number',
  name: { en: 'Days since the last order', zh: '距上次下单天数' },
  unit: 'days',
  meaning: {
    en: 'Days from the last counted order to the day of the run.',
    zh: '最近一笔有效订单距运行日的天数。',
  },
  version: 1,
  compute({ asOfDay, orders: { lastDay } }) {
    return lastDay === undefined ? undefined : { value: asOfDay - lastDay, confidence: 1 };
  },
});
