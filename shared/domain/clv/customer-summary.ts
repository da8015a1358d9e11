import { type CustomerOrders, isCounted } from '../customer/orders-at.ts';
import { type ClvSummary, clvSummaryOf } from './clv-summary.ts';

/**
 * The summary of a customer in days, by their counted orders; `undefined` without one. Money of a day is what its counted orders brought,
 * net of returns.
 *
 * Orders of months no longer remembered by the day count as one order day each, at most one for every day of the month, in its middle
 * days: the first order day is then known to half a month.
 *
 * @param endDay the day after the last that is looked at: `as_of`'s own, or that of a hold-out's begin
 */
export function summaryOfOrders(orders: CustomerOrders, endDay: number): ClvSummary | undefined {
  const moneyByDay = new Map<number, number>();
  for (const { firstDay, lastDay, kept, grossMinor, returnedMinor } of orders.folded) {
    if (kept === 0) continue;
    const days = Math.min(kept, lastDay - firstDay + 1);
    const start = firstDay + Math.floor((lastDay - firstDay + 1 - days) / 2);
    for (let day = start; day < start + days; day++) add(moneyByDay, day, (grossMinor - returnedMinor) / days);
  }
  for (const order of orders.remembered)
    if (isCounted(order, 'net')) add(moneyByDay, order.day, order.grossMinor - order.returnedMinor);
  const days = [...moneyByDay.keys()].filter((day) => day < endDay).sort((a, b) => a - b);
  return clvSummaryOf(
    days,
    days.map((day) => moneyByDay.get(day) as number),
    endDay,
  );
}

const add = (moneyByDay: Map<number, number>, day: number, minor: number): void => {
  moneyByDay.set(day, (moneyByDay.get(day) ?? 0) + minor);
};
