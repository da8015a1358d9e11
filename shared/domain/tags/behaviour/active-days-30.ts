import { defineTag } from '../define-tag.ts';

/** Distinct active days among the last 30; 0 where the activity is older. */
export const activeDays30 = defineTag<number>({
  key: 'behaviour.active_days_30',
  type: 'number',
  name: { en: 'Active days of the last 30', zh: '近30天活跃天数' },
  unit: 'days',
  meaning: {
    en: 'Distinct days with any activity among the 30 days before the run; 0 where all activity is older.',
    zh: '统计运行日前 30 天内有任意行为的天数；更早才有行为的为 0。',
  },
  version: 1,
  compute(customer) {
    if (customer.lastDay === undefined) return undefined;
    return { value: customer.activeDays(customer.asOfDay - 30, customer.asOfDay - 1), confidence: 1 };
  },
});
