import { cycleDaysOf } from '../../lifecycle/purchase-cycle.ts';
import { defineTag } from '../define-tag.ts';

/** Median days between order days, from two of them up; confidence g / (g + 2) of g gaps. */
export const cycleDays = defineTag<number>({
  key: 'consumption.cycle_days',
  type: 'number',
  name: { en: 'Purchase cycle (days)', zh: '购买周期（天）' },
  version: 1,
  compute({ orders: { days } }) {
    const value = cycleDaysOf(days);
    if (value === undefined) return undefined;
    const gaps = days.length - 1;
    return { value, confidence: gaps / (gaps + 2) };
  },
});
