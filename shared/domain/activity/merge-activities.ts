import type { Activity } from './activity.ts';
import { addCells, compareCells, mergeByKey } from './cells.ts';
import { mergeOrderLists, mergeOrderMonths } from './merge-orders.ts';
import { addNameCounts } from './name-counts.ts';

/** Union of two activities of one customer. Commutative, associative, `emptyActivity` neutral; folds nothing. */
export function mergeActivities(a: Activity, b: Activity): Activity {
  return {
    firstSeconds: least(a.firstSeconds, b.firstSeconds),
    lastSeconds: greatest(a.lastSeconds, b.lastSeconds),
    newestDay: greatest(a.newestDay, b.newestDay),
    days: mergeByKey(a.days, b.days, compareCells, addCells),
    months: mergeByKey(a.months, b.months, compareCells, addCells),
    monthDays: uniteDays(a.monthDays, b.monthDays),
    orders: mergeOrderLists(a.orders, b.orders),
    orderMonths: mergeOrderMonths(a.orderMonths, b.orderMonths),
    brands: addNameCounts(a.brands, b.brands),
    devices: addNameCounts(a.devices, b.devices),
    regions: addNameCounts(a.regions, b.regions),
    categoryCut: least(a.categoryCut, b.categoryCut),
  };
}

export function uniteDays(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const union = new Map(a);
  for (const [month, days] of b) union.set(month, (union.get(month) ?? 0) | days);
  return union;
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}

function greatest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.max(a, b);
}
