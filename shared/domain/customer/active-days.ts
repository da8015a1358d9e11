import type { Activity } from '../activity/activity.ts';
import { firstDayOf } from '../activity/month-of.ts';

/** Days before `asOfDay` on which something happened, rising: remembered ones, and those of months folded away. */
export function activeDaysOf(activity: Activity, asOfDay: number): number[] {
  const days = new Set<number>();
  for (const { period } of activity.days) if (period < asOfDay) days.add(period);
  for (const { day, returns } of activity.orders) {
    if (day < asOfDay) days.add(day);
    for (const item of returns) if (item.day < asOfDay) days.add(item.day);
  }
  for (const [month, bits] of activity.monthDays) {
    const first = firstDayOf(month);
    for (let bit = 0; bit < 31; bit++) if ((bits >>> bit) & 1 && first + bit < asOfDay) days.add(first + bit);
  }
  return [...days].sort((a, b) => a - b);
}
