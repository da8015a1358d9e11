import { compareUtf8 } from '../compare-utf8.ts';
import type { OrderMonth, OrderRecord, OrderVersion, Return } from './activity.ts';
import { addSafely } from './add-safely.ts';
import { mergeByKey } from './cells.ts';

export const compareOrders = (a: OrderRecord, b: OrderRecord): number => a.id - b.id;

/** Two records of one order: lines add up, of whole orders the greater version stays, returns are united. */
export function mergeOrders(a: OrderRecord, b: OrderRecord): OrderRecord {
  const returns = mergeReturns(a.returns, b.returns);
  const { instantSeconds, day } = earliest(a, b, returns);
  const when = { id: a.id, instantSeconds, day };
  if (a.version !== undefined || b.version !== undefined) {
    const newest = isNewer(a.version, b.version) ? a : b;
    const places = Math.max(a.version?.places ?? 0, b.version?.places ?? 0);
    return { ...newest, ...when, returns, version: newest.version && { ...newest.version, places } };
  }
  return {
    ...when,
    lines: addSafely(a.lines, b.lines),
    grossMinor: addSafely(a.grossMinor, b.grossMinor),
    quantity: addSafely(a.quantity, b.quantity),
    discountMinor: addSafely(a.discountMinor, b.discountMinor),
    coupon: compareUtf8(a.coupon, b.coupon) >= 0 ? a.coupon : b.coupon,
    returns,
    contributions: [],
  };
}

/** Lines tell when an order was; returns only while there is no line. */
function earliest(
  a: OrderRecord,
  b: OrderRecord,
  returns: readonly Return[],
): Pick<OrderRecord, 'instantSeconds' | 'day'> {
  if (a.lines === 0 && b.lines === 0) return { instantSeconds: 0, day: returns[0]?.day ?? a.day };
  if (a.lines === 0) return b;
  if (b.lines === 0) return a;
  return (a.instantSeconds - b.instantSeconds || a.day - b.day) <= 0 ? a : b;
}

/** A record without a version holds returns alone. */
function isNewer(a: OrderVersion | undefined, b: OrderVersion | undefined): boolean {
  if (a === undefined || b === undefined) return a !== undefined;
  return a.seconds - b.seconds > 0 || (a.seconds === b.seconds && a.hash >= b.hash);
}

export const compareReturns = (a: Return, b: Return): number => a.day - b.day || a.key - b.key;

/** Returns of key 0 add up by day; of two with another key the greater (day, amount) stays. */
export function mergeReturns(a: readonly Return[], b: readonly Return[]): readonly Return[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const byDay = new Map<number, Return>();
  const byKey = new Map<number, Return>();
  for (const item of [...a, ...b]) {
    if (item.key === 0) {
      const same = byDay.get(item.day);
      byDay.set(
        item.day,
        same === undefined ? item : { ...item, amountMinor: addSafely(item.amountMinor, same.amountMinor) },
      );
    } else {
      const same = byKey.get(item.key);
      const greater = same === undefined || item.day - same.day || item.amountMinor - same.amountMinor;
      if (greater === true || Number(greater) > 0) byKey.set(item.key, item);
    }
  }
  return [...byDay.values(), ...byKey.values()].sort(compareReturns);
}

export const mergeOrderLists = (a: readonly OrderRecord[], b: readonly OrderRecord[]): readonly OrderRecord[] =>
  mergeByKey(a, b, compareOrders, mergeOrders);

export const mergeOrderMonths = (a: readonly OrderMonth[], b: readonly OrderMonth[]): readonly OrderMonth[] =>
  mergeByKey(a, b, compareMonths, addMonths);

export const compareMonths = (a: OrderMonth, b: OrderMonth): number => a.month - b.month;

export const addMonths = (a: OrderMonth, b: OrderMonth): OrderMonth => ({
  month: a.month,
  orders: addSafely(a.orders, b.orders),
  returnedWhole: addSafely(a.returnedWhole, b.returnedWhole),
  free: addSafely(a.free, b.free),
  grossMinor: addSafely(a.grossMinor, b.grossMinor),
  returnedMinor: addSafely(a.returnedMinor, b.returnedMinor),
  quantity: addSafely(a.quantity, b.quantity),
});
