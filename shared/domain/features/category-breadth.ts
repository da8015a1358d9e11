import type { Customer } from '../customer/customer.ts';
import { isMonthVisible } from '../customer/visible-month.ts';
import type { EventKind } from '../event/event.ts';
import { defineFeature } from './define-feature.ts';

/**
 * Effective number of categories: e to the entropy of the shares of all events with a category (Hill number of order 1). 3 when
 * three categories get the same attention; unknown where no event has a category.
 */
export const categoryBreadth = defineFeature({
  key: 'category_breadth',
  name: { en: 'Category breadth', zh: '品类广度' },
  high: { en: 'many categories', zh: '品类广泛' },
  low: { en: 'one category', zh: '品类专一' },
  heavyTailed: true,
  measure(customer) {
    const counts = countByCategory(customer);
    let total = 0;
    for (const count of counts.values()) total += count;
    if (total === 0) return Number.NaN;
    let entropy = 0;
    for (const count of [...counts.values()].sort((a, b) => a - b))
      entropy -= (count / total) * Math.log(count / total);
    return Math.exp(entropy);
  },
});

function countByCategory({ profile: { activity }, asOfDay }: Customer): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (category: string, count: number, kind: EventKind) => {
    if (kind !== 'message' && category !== '' && count > 0) counts.set(category, (counts.get(category) ?? 0) + count);
  };
  for (const { period, category, count, kind } of activity.days) {
    if (period >= asOfDay) break;
    add(category, count, kind);
  }
  for (const { day, contributions } of activity.orders)
    if (day < asOfDay) for (const { category, count } of contributions) add(category, count, 'order');
  for (const { period, category, count, kind } of activity.months)
    if (isMonthVisible(activity, period, asOfDay)) add(category, count, kind);
  return counts;
}
