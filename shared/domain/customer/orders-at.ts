import type { Activity, OrderRecord } from '../activity/activity.ts';
import { firstDayOf } from '../activity/month-of.ts';
import { isMonthVisible, lastDayOf } from './visible-month.ts';

/** Whether what came back is taken off an order. */
export type ReturnsRule = 'net' | 'ignore';

/** An order with gross above 0, or what came back of an order that is not known (gross 0, on the day of the return). */
export interface OrderMoney {
  readonly day: number;
  readonly grossMinor: number;
  /** Of returns before `asOfDay`. */
  readonly returnedMinor: number;
  readonly quantity: number;
}

/** Orders no longer remembered singly, of months that are over. */
export interface FoldedOrders {
  readonly firstDay: number;
  readonly lastDay: number;
  /** With gross above 0. */
  readonly placed: number;
  /** Of those, not returned whole. */
  readonly kept: number;
  readonly grossMinor: number;
  readonly returnedMinor: number;
  readonly quantity: number;
}

export interface CustomerOrders {
  /** By day. */
  readonly remembered: readonly OrderMoney[];
  /** By month. */
  readonly folded: readonly FoldedOrders[];
  /** Orders with gross above 0 in the customer's life, returned whole or not. */
  readonly placed: number;
  /** Counted orders (net) in the customer's life. */
  readonly count: number;
  /** Gross − returned in the customer's life. */
  readonly netMinor: number;
  readonly grossMinor: number;
  readonly returnedMinor: number;
  /** Pieces ordered in the customer's life. */
  readonly quantity: number;
  /** Distinct remembered days with a counted order (net), rising. */
  readonly days: readonly number[];
  /**
   * Day of the last counted order. Where none is remembered singly: the last day that is known to have had an order line, else
   * the last of its month.
   */
  readonly lastDay: number | undefined;
}

/** Gross above 0 and, unless returns are ignored, not returned whole. */
export const isCounted = (order: OrderMoney, returns: ReturnsRule): boolean =>
  order.grossMinor > 0 && (returns === 'ignore' || order.returnedMinor < order.grossMinor);

/** What is known of a customer's orders from the days before `asOfDay`. */
export function ordersAt(activity: Activity, asOfDay: number): CustomerOrders {
  const remembered: OrderMoney[] = [];
  for (const order of activity.orders) collect(order, asOfDay, remembered);
  remembered.sort((a, b) => a.day - b.day);
  const folded = foldedOrders(activity, asOfDay);

  const sum = { placed: 0, count: 0, grossMinor: 0, returnedMinor: 0, quantity: 0 };
  const days: number[] = [];
  for (const order of remembered) {
    sum.grossMinor += order.grossMinor;
    sum.returnedMinor += order.returnedMinor;
    sum.quantity += order.quantity;
    if (order.grossMinor > 0) sum.placed++;
    if (!isCounted(order, 'net')) continue;
    sum.count++;
    if (days[days.length - 1] !== order.day) days.push(order.day);
  }
  for (const month of folded) {
    sum.grossMinor += month.grossMinor;
    sum.returnedMinor += month.returnedMinor;
    sum.quantity += month.quantity;
    sum.placed += month.placed;
    sum.count += month.kept;
  }
  const lastDay = days[days.length - 1] ?? lastFoldedDay(activity, folded, asOfDay);
  return { remembered, folded, ...sum, netMinor: sum.grossMinor - sum.returnedMinor, days, lastDay };
}

function collect(order: OrderRecord, asOfDay: number, into: OrderMoney[]): void {
  if (order.lines === 0) {
    for (const { day, amountMinor } of order.returns)
      if (day < asOfDay) into.push({ day, grossMinor: 0, returnedMinor: amountMinor, quantity: 0 });
    return;
  }
  if (order.day >= asOfDay) return;
  let returnedMinor = 0;
  for (const { day, amountMinor } of order.returns) if (day < asOfDay) returnedMinor += amountMinor;
  into.push({ day: order.day, grossMinor: order.grossMinor, returnedMinor, quantity: order.quantity });
}

function foldedOrders(activity: Activity, asOfDay: number): FoldedOrders[] {
  return activity.orderMonths
    .filter(({ month }) => isMonthVisible(activity, month, asOfDay))
    .map(({ month, orders, returnedWhole, grossMinor, returnedMinor, quantity }) => ({
      firstDay: firstDayOf(month),
      lastDay: Math.min(lastDayOf(month), asOfDay - 1),
      placed: orders,
      kept: orders - returnedWhole,
      grossMinor,
      returnedMinor,
      quantity,
    }));
}

function lastFoldedDay(activity: Activity, folded: readonly FoldedOrders[], asOfDay: number): number | undefined {
  const month = folded.findLast(({ kept }) => kept > 0);
  if (month === undefined) return undefined;
  const cell = activity.days.findLast(({ kind, period }) => kind === 'order' && period < asOfDay);
  return cell === undefined || cell.period < month.firstDay ? month.lastDay : Math.min(cell.period, month.lastDay);
}
