import type { Activity, Cell } from './activity.ts';
import { longAgo } from './activity.ts';
import { addCells, compareCells, mergeByKey, sumCells } from './cells.ts';
import { activeDays, uniteDays } from './days-of-months.ts';
import { foldOrders } from './fold-orders.ts';
import { monthOf } from './month-of.ts';
import { boundNames } from './name-counts.ts';
import { lastOverflow, roomOf } from './overflow.ts';

export interface FoldLimits {
  /** Days and orders this old or older, counted from the newest day in the profile, become months. */
  readonly memoryDays: number;
  /** Room for the cells of days, in bytes as `roomOf` reckons them; what they really take is a half to a third. */
  readonly dayBytes: number;
  readonly monthBytes: number;
  /** An order takes a place, a return too, and each category of a whole order at least one. */
  readonly orderPlaces: number;
}

/** Chosen so that an item stays below 350 KB whatever is in it: numbers and names of the greatest length included. */
export const foldLimits: FoldLimits = { memoryDays: 400, dayBytes: 120_000, monthBytes: 60_000, orderPlaces: 768 };

/**
 * Makes an activity smaller without losing what later merges need: `fold(merge(a, b))` equals `fold(merge(fold(a), b))`.
 *
 * What is old becomes months. A very large profile folds its oldest days, orders or months earlier, as far as it takes for the
 * newer ones to fit; `folded` says how far. Counts and sums are kept, nothing is refused. The law needs that an order, once it
 * was folded away, is not mentioned again: a further line or version counts as an order of its own then.
 */
export function foldActivity(activity: Activity, limits = foldLimits): Activity {
  if (activity.newestDay === undefined) return activity;
  const horizon = Math.max(-1, activity.newestDay - limits.memoryDays);
  const daily = foldDays(foldOrders(activity, horizon, limits.orderPlaces), horizon, limits.dayBytes);
  return {
    ...foldMonths(daily, limits.monthBytes),
    brands: boundNames(activity.brands, 6000),
    devices: boundNames(activity.devices, 1500),
    regions: boundNames(activity.regions, 1500),
  };
}

/** 0 when only age folded the profile; 1 when its size folded days or orders early; 2 when old months were put together too. */
export function foldLevel({ folded, newestDay = 0 }: Activity, { memoryDays } = foldLimits): 0 | 1 | 2 {
  if (folded.month >= 0) return 2;
  return Math.max(folded.day, folded.orderDay) > Math.max(-1, newestDay - memoryDays) ? 1 : 0;
}

function foldDays(activity: Activity, horizon: number, bytes: number): Activity {
  const known = Math.max(activity.folded.day, horizon);
  const until = Math.max(known, lastOverflow(occupiedAfter(activity.days, known), bytes));
  const folded = { ...activity.folded, day: until };
  if ((activity.days[0]?.period ?? until + 1) > until) return { ...activity, folded };
  const old = activity.days.filter(({ period }) => period <= until);
  return {
    ...activity,
    folded,
    days: activity.days.filter(({ period }) => period > until),
    months: mergeByKey(
      activity.months,
      sumCells(old.map((cell) => ({ ...cell, period: monthOf(cell.period).month }))),
      compareCells,
      addCells,
    ),
    monthDays: uniteDays(activity.monthDays, activeDays(old.map(({ period }) => period))),
  };
}

function foldMonths(activity: Activity, bytes: number): Activity {
  const known = activity.folded.month;
  const until = Math.max(known, lastOverflow(occupiedAfter(activity.months, known), bytes));
  if (until < 0) return activity;
  const put = (cell: Cell): Cell => (cell.period <= until ? { ...cell, period: longAgo, category: '' } : cell);
  return {
    ...activity,
    folded: { ...activity.folded, month: until },
    months: activity.months.some(({ period }) => period <= until && period !== longAgo)
      ? sumCells(activity.months.map(put))
      : activity.months,
  };
}

function* occupiedAfter(cells: readonly Cell[], after: number) {
  for (const cell of cells) if (cell.period > after) yield { period: cell.period, room: roomOf(cell) };
}
