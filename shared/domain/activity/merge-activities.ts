import type { Activity } from './activity.ts';
import { addCells, compareCells, mergeByKey } from './cells.ts';
import { uniteDays } from './days-of-months.ts';
import { mergeOrderLists, mergeOrderMonths } from './merge-orders.ts';
import { addNameCounts } from './name-counts.ts';

/** Union of two activities of one customer. Commutative, associative, `emptyActivity` neutral; folds nothing. */
export function mergeActivities(a: Activity, b: Activity): Activity {
  return {
    firstSeconds: least(a.firstSeconds, b.firstSeconds),
    lastSeconds: greatest(a.lastSeconds, b.lastSeconds),
    newestDay: greatest(a.newestDay, b.newestDay),
    folded: {
      day: Math.max(a.folded.day, b.folded.day),
      orderDay: Math.max(a.folded.orderDay, b.folded.orderDay),
      month: Math.max(a.folded.month, b.folded.month),
    },
    days: mergeByKey(a.days, b.days, compareCells, addCells),
    months: mergeByKey(a.months, b.months, compareCells, addCells),
    monthDays: uniteDays(a.monthDays, b.monthDays),
    orders: mergeOrderLists(a.orders, b.orders),
    orderMonths: mergeOrderMonths(a.orderMonths, b.orderMonths),
    brands: addNameCounts(a.brands, b.brands),
    devices: addNameCounts(a.devices, b.devices),
    regions: addNameCounts(a.regions, b.regions),
  };
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}

function greatest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.max(a, b);
}
