import type { Activity } from '../activity/activity.ts';
import type { EventKind } from '../event/event.ts';
import { isMonthVisible } from './visible-month.ts';

/** Events before `asOfDay` by kind; of orders and refunds, lines where the source gives a line a row. */
export function eventCounts(activity: Activity, asOfDay: number): Readonly<Partial<Record<EventKind, number>>> {
  const counts: Partial<Record<EventKind, number>> = {};
  const add = (kind: EventKind, count: number) => {
    counts[kind] = (counts[kind] ?? 0) + count;
  };
  for (const { kind, period, count } of activity.days) if (period < asOfDay) add(kind, count);
  for (const { kind, period, count } of activity.months)
    if (isMonthVisible(activity, period, asOfDay)) add(kind, count);
  for (const { day, contributions, returns } of activity.orders) {
    if (day < asOfDay) for (const { count } of contributions) add('order', count);
    for (const item of returns) if (item.key !== 0 && item.day < asOfDay) add('refund', 1);
  }
  return counts;
}
