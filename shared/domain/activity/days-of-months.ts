import { monthOf } from './month-of.ts';

/** Month -> its days among these, as bits: bit 0 is the first. */
export function activeDays(days: Iterable<number>): ReadonlyMap<number, number> {
  const months = new Map<number, number>();
  for (const day of days) {
    const { month, dayOfMonth } = monthOf(day);
    months.set(month, (months.get(month) ?? 0) | (1 << (dayOfMonth - 1)));
  }
  return months;
}

export function uniteDays(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const union = new Map(a);
  for (const [month, days] of b) union.set(month, (union.get(month) ?? 0) | days);
  return union;
}
