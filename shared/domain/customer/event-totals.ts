import type { Activity, Cell, Contribution } from '../activity/activity.ts';
import { firstDayOf } from '../activity/month-of.ts';
import type { EventKind } from '../event/event.ts';
import { isMonthVisible, lastDayOf } from './visible-month.ts';

export interface CategoryFilter {
  /** A category path; what lies below it counts too. */
  readonly category?: string;
}

export interface CustomerEvents {
  readonly count: number;
  /** Distinct days. A month folded away is one day here: which days were of the kind is no longer known. */
  readonly days: number;
  readonly quantity: number;
  readonly moneyMinor: number;
  /** Last such day; of a month folded away its last day. */
  readonly lastDay: number | undefined;
}

/**
 * Events of a kind between two days, both inclusive, and before `asOfDay`.
 *
 * Lines of whole orders count on the day of the order. Refunds of whole orders count one each and have no category. Months folded
 * away count when they lie in the window whole; the newest 400 days are exact.
 */
export function eventTotals(
  activity: Activity,
  asOfDay: number,
  kind: EventKind,
  { category }: CategoryFilter,
  from: number,
  to: number,
): CustomerEvents {
  const end = Math.min(to, asOfDay - 1);
  const sum = { count: 0, days: 0, quantity: 0, moneyMinor: 0, lastDay: undefined as number | undefined };
  const days = new Set<number>();
  const add = (
    day: number,
    { count, quantity, amountMinor }: Pick<Contribution, 'count' | 'quantity' | 'amountMinor'>,
  ) => {
    sum.count += count;
    sum.quantity += quantity;
    sum.moneyMinor += amountMinor;
    days.add(day);
    if (sum.lastDay === undefined || day > sum.lastDay) sum.lastDay = day;
  };

  for (let i = firstAtOrAfter(activity.days, from); i < activity.days.length; i++) {
    const cell = activity.days[i] as Cell;
    if (cell.period > end) break;
    if (cell.kind === kind && isWithin(cell.category, category)) add(cell.period, cell);
  }
  if (kind === 'order')
    for (const { day, contributions } of activity.orders)
      if (day >= from && day <= end)
        for (const contribution of contributions) if (isWithin(contribution.category, category)) add(day, contribution);
  if (kind === 'refund' && category === undefined)
    for (const { returns } of activity.orders)
      for (const { key, day, amountMinor } of returns)
        if (key !== 0 && day >= from && day <= end) add(day, { count: 1, quantity: 0, amountMinor });
  for (const cell of activity.months) {
    if (cell.kind !== kind || !isWithin(cell.category, category)) continue;
    const isInside = firstDayOf(cell.period) >= from && lastDayOf(cell.period) <= to;
    if (isInside && isMonthVisible(activity, cell.period, asOfDay))
      add(Math.min(lastDayOf(cell.period), asOfDay - 1), cell);
  }
  sum.days = days.size;
  return sum;
}

/** Whether a path is the asked one or lies below it; every path does when none is asked for. */
export const isWithin = (path: string, category: string | undefined): boolean =>
  category === undefined ||
  (path.startsWith(category) && (path.length === category.length || path[category.length] === '/'));

function firstAtOrAfter(cells: readonly Cell[], day: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cells[middle] as Cell).period < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
