import type { Activity, Cell, OrderMonth, OrderRecord, Return } from './activity.ts';
import { cutCategories, noCategories } from './category-cut.ts';
import { combineSorted, sumCells } from './cells.ts';
import { uniteDays } from './merge-activities.ts';
import { addMonths, compareMonths, mergeOrderMonths } from './merge-orders.ts';
import { monthOf } from './month-of.ts';
import { boundNames } from './name-counts.ts';

export interface FoldLimits {
  /** Days and orders this old or older, counted from the newest day in the profile, become months. */
  readonly memoryDays: number;
  /** Lifetime events from which categories are no longer told apart. */
  readonly eventsWithCategories: number;
  /** Lifetime orders from which no order is remembered singly. */
  readonly rememberedOrders: number;
  /** Different categories that are told apart. */
  readonly categories: number;
}

/** Chosen so that the item stays below 350 KB in the worst case. */
export const foldLimits: FoldLimits = {
  memoryDays: 400,
  eventsWithCategories: 12_000,
  rememberedOrders: 2_500,
  categories: 1_000,
};

/**
 * Makes an activity smaller without losing what later merges need: `fold(merge(a, b))` equals `fold(merge(fold(a), b))`.
 *
 * What is old becomes months. How hard a very large profile folds depends on its lifetime events and orders, which folding keeps
 * and merging only raises; never on its size in bytes.
 */
export function foldActivity(activity: Activity, limits = foldLimits): Activity {
  const horizon = (activity.newestDay ?? 0) - limits.memoryDays;
  const forgetsOrders = lifetimeOrders(activity) >= limits.rememberedOrders;
  const forgetsCategories = lifetimeEvents(activity) >= limits.eventsWithCategories;
  const isOld = (order: OrderRecord) => order.lines > 0 && (forgetsOrders || order.day <= horizon);

  const oldDays = activity.days.filter(({ period }) => period <= horizon);
  const oldOrders = activity.orders.filter(isOld);
  const oldReturns = activity.orders.filter(
    ({ lines, returns }) => lines === 0 && returns.some(({ day }) => forgetsOrders || day <= horizon),
  );
  const folded =
    oldDays.length + oldOrders.length + oldReturns.length === 0
      ? activity
      : foldOld(activity, { horizon, forgetsOrders, oldDays, oldOrders });
  const bounded = {
    ...folded,
    brands: boundNames(folded.brands),
    devices: boundNames(folded.devices),
    regions: boundNames(folded.regions),
  };
  return cutCategories(forgetsCategories ? noCategories(bounded) : bounded, limits.categories);
}

/** 0 when all is told in full; 1 when categories or single orders are no longer told apart, for the size of the profile. */
export const foldLevel = (activity: Activity, limits = foldLimits): number =>
  lifetimeOrders(activity) >= limits.rememberedOrders || activity.categoryCut !== undefined ? 1 : 0;

interface Old {
  readonly horizon: number;
  readonly forgetsOrders: boolean;
  readonly oldDays: readonly Cell[];
  readonly oldOrders: readonly OrderRecord[];
}

function foldOld(activity: Activity, { horizon, forgetsOrders, oldDays, oldOrders }: Old): Activity {
  const old = new Set(oldOrders);
  const months: OrderMonth[] = oldOrders.flatMap(monthsOfOrder);
  const kept: OrderRecord[] = [];
  const restDays: Cell[] = [];
  for (const order of activity.orders) {
    if (old.has(order)) {
      for (const cell of cellsOfOrder(order)) if (cell.period > horizon) restDays.push(cell);
      continue;
    }
    const [gone, stay] =
      order.lines > 0 ? [[], order.returns] : splitReturns(order, forgetsOrders ? Number.POSITIVE_INFINITY : horizon);
    for (const item of gone) months.push(monthOfReturn(item));
    if (stay.length > 0 || order.lines > 0)
      kept.push(gone.length > 0 ? { ...order, returns: stay, day: stay[0]?.day ?? order.day } : order);
  }
  const contributed = oldOrders.flatMap(cellsOfOrder).filter(({ period }) => period <= horizon);
  const oldCells = [...oldDays, ...contributed];
  return {
    ...activity,
    days: sumCells([...activity.days.filter(({ period }) => period > horizon), ...restDays]),
    months: sumCells([
      ...activity.months,
      ...oldCells.map((cell) => ({ ...cell, period: monthOf(cell.period).month })),
    ]),
    monthDays: uniteDays(activity.monthDays, activeDays(oldCells)),
    orders: kept,
    orderMonths: mergeOrderMonths(
      activity.orderMonths,
      combineSorted(months.sort(compareMonths), compareMonths, addMonths),
    ),
  };
}

function splitReturns(order: OrderRecord, horizon: number): [gone: readonly Return[], stay: readonly Return[]] {
  return [order.returns.filter(({ day }) => day <= horizon), order.returns.filter(({ day }) => day > horizon)];
}

/** What a whole order adds to its day; of grain `line` that is in `days` already. */
export const cellsOfOrder = ({ day, contributions }: OrderRecord): Cell[] =>
  contributions.map((contribution) => ({ ...contribution, period: day, kind: 'order' as const }));

function monthsOfOrder(order: OrderRecord): OrderMonth[] {
  const returnedMinor = order.returns.reduce((sum, item) => sum + item.amountMinor, 0);
  const paid = order.grossMinor > 0;
  return [
    {
      month: monthOf(order.day).month,
      orders: paid ? 1 : 0,
      returnedWhole: paid && returnedMinor >= order.grossMinor ? 1 : 0,
      free: paid ? 0 : 1,
      grossMinor: order.grossMinor,
      returnedMinor,
      quantity: order.quantity,
    },
  ];
}

const monthOfReturn = ({ day, amountMinor }: Return): OrderMonth => ({
  month: monthOf(day).month,
  orders: 0,
  returnedWhole: 0,
  free: 0,
  grossMinor: 0,
  returnedMinor: amountMinor,
  quantity: 0,
});

function activeDays(cells: readonly Cell[]): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (const { period } of cells) {
    const { month, dayOfMonth } = monthOf(period);
    days.set(month, (days.get(month) ?? 0) | (1 << (dayOfMonth - 1)));
  }
  return days;
}

function lifetimeEvents({ days, months, orders }: Activity): number {
  let events = 0;
  for (const { count } of days) events += count;
  for (const { count } of months) events += count;
  for (const { contributions } of orders) for (const { count } of contributions) events += count;
  return events;
}

function lifetimeOrders({ orders, orderMonths }: Activity): number {
  let count = 0;
  for (const { lines } of orders) if (lines > 0) count++;
  for (const { orders: paid, free } of orderMonths) count += paid + free;
  return count;
}
