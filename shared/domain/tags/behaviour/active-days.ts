import { defineTag, type TagDefinition } from '../define-tag.ts';

/** Distinct active days among the last so many; 0 where the activity is older. */
const activeDays = (days: 7 | 30 | 90): TagDefinition<number> =>
  defineTag<number>({
    key: `behaviour.active_days_${days}`,
    type: 'number',
    name: { en: `Active days of the last ${days}`, zh: `近${days}天活跃天数` },
    unit: 'days',
    meaning: {
      en: `Distinct days with any activity among the ${days} days before the run; 0 where all activity is older.`,
      zh: `统计运行日前 ${days} 天内有任意行为的天数；更早才有行为的为 0。`,
    },
    version: 1,
    compute(customer) {
      if (customer.lastDay === undefined) return undefined;
      return { value: customer.activeDays(customer.asOfDay - days, customer.asOfDay - 1), confidence: 1 };
    },
  });

export const activeDays7 = activeDays(7);
export const activeDays30 = activeDays(30);
export const activeDays90 = activeDays(90);
