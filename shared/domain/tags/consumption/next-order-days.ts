import { defineTag } from '../define-tag.ts';
import { rhythmOf } from './rhythm.ts';

/** The customer's own cycle − days since the last order; below 0 that many days overdue. As sure as the cycle. */
export const nextOrderDays = defineTag<number>({
  key: 'consumption.next_order_days',
  type: 'number',
  name: { en: 'Days to the expected next order', zh: '预计下次下单天数' },
  unit: 'days',
  meaning: {
    en: 'Purchase cycle less the days since the last order, from two order days up; negative when the order is overdue.',
    zh: '购买周期减去距上次下单的天数，至少需要两个下单日；负数表示已超期。',
  },
  version: 1,
  compute(customer) {
    const { lastDay } = customer.orders;
    const rhythm = lastDay === undefined ? undefined : rhythmOf(customer);
    if (rhythm === undefined || lastDay === undefined) return undefined;
    return { value: rhythm.cycleDays - (customer.asOfDay - lastDay), confidence: rhythm.confidence };
  },
});
