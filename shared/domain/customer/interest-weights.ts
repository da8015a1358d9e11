import type { Activity } from '../activity/activity.ts';
import { decayHundredths } from '../interest/decay.ts';
import { isMonthVisible, lastDayOf } from './visible-month.ts';

/**
 * Interest weight by category path, for each path with any and every prefix of it: behaviour × duration × decay, summed, in
 * ten-thousandths. Integers, so that no order of summing changes a bit.
 */
export function interestWeights(activity: Activity, asOfDay: number): ReadonlyMap<string, number> {
  const own = new Map<string, number>();
  const add = (category: string, weight: number, day: number) => {
    if (weight === 0 || category === '') return;
    own.set(category, (own.get(category) ?? 0) + weight * decayHundredths(asOfDay - day - 1));
  };
  for (const { period, category, weight } of activity.days) {
    if (period >= asOfDay) break;
    add(category, weight, period);
  }
  for (const { day, contributions } of activity.orders)
    if (day < asOfDay) for (const { category, weight } of contributions) add(category, weight, day);
  for (const { period, category, weight } of activity.months)
    if (isMonthVisible(activity, period, asOfDay)) add(category, weight, Math.min(lastDayOf(period), asOfDay - 1));
  return withPrefixes(own);
}

/** 10 · (2σ(weight / scale) − 1), 0..10. */
export const interestScore = (weight: number, scale: number): number => 10 * (2 / (1 + Math.exp(-weight / scale)) - 1);

function withPrefixes(own: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const [path, weight] of own) {
    let end = path.indexOf('/');
    while (end !== -1) {
      const prefix = path.slice(0, end);
      all.set(prefix, (all.get(prefix) ?? 0) + weight);
      end = path.indexOf('/', end + 1);
    }
    all.set(path, (all.get(path) ?? 0) + weight);
  }
  return all;
}
