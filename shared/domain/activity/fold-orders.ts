import type { Activity, Cell, OrderMonth, OrderRecord, Return } from './activity.ts';
import { addCells, combineSorted, compareCells, mergeByKey, sumCells } from './cells.ts';
import { activeDays, uniteDays } from './days-of-months.ts';
import { addMonths, compareMonths, mergeOrderMonths } from './merge-orders.ts';
import { monthOf } from './month-of.ts';
import { lastOverflow, type Occupied } from './overflow.ts';

/** What a whole order adds to its day; of grain `line` that is in `days` already. */
export const cellsOfOrder = ({ day, contributions }: OrderRecord): Cell[] =>
  contributions.map((contribution) => ({ ...contribution, period: day, kind: 'order' as const }));

/**
 * Turns orders and returns up to some day into sums by month. An order goes by its own day, a return by its own, so it makes no
 * difference whether they were known together. What a whole order held of categories goes to the cells of its day.
 *
 * @param horizon last day that is too old whatever the size
 */
export function foldOrders(activity: Activity, horizon: number, places: number): Activity {
  const known = Math.max(activity.folded.orderDay, horizon);
  const until = Math.max(known, lastOverflow(occupiedAfter(activity.orders, known), places));
  const folded = { ...activity.folded, orderDay: until };
  const orders: OrderRecord[] = [];
  const months: OrderMonth[] = [];
  const cells: Cell[] = [];
  const days: number[] = [];
  for (const order of activity.orders) {
    const isOrderOld = order.lines > 0 && order.day <= until;
    const oldReturns = order.returns.filter(({ day }) => day <= until);
    if (isOrderOld) {
      months.push(monthOfOrder(order));
      cells.push(...cellsOfOrder(order));
      days.push(order.day);
    }
    for (const item of oldReturns) {
      months.push(monthOfReturn(item));
      days.push(item.day);
    }
    const rest = withoutOld(order, isOrderOld, oldReturns.length, until);
    if (rest !== undefined) orders.push(rest);
  }
  if (months.length === 0) return { ...activity, folded };
  return {
    ...activity,
    folded,
    orders,
    orderMonths: mergeOrderMonths(
      activity.orderMonths,
      combineSorted(months.sort(compareMonths), compareMonths, addMonths),
    ),
    days: mergeByKey(activity.days, sumCells(cells), compareCells, addCells),
    monthDays: uniteDays(activity.monthDays, activeDays(days)),
  };
}

function* occupiedAfter(orders: readonly OrderRecord[], after: number): Iterable<Occupied> {
  for (const { lines, day, version, returns } of orders) {
    if (lines > 0 && day > after) yield { period: day, room: 1 + (version?.places ?? 0) };
    for (const item of returns) if (item.day > after) yield { period: item.day, room: 1 };
  }
}

function withoutOld(order: OrderRecord, isOld: boolean, oldReturns: number, until: number): OrderRecord | undefined {
  if (!isOld && oldReturns === 0) return order;
  const returns = order.returns.filter(({ day }) => day > until);
  if (!isOld && order.lines > 0) return { ...order, returns };
  const [first] = returns;
  return first === undefined ? undefined : returnsAlone(order.id, first.day, returns);
}

/** A record of which only returns are known, or still matter. */
export const returnsAlone = (id: number, day: number, returns: readonly Return[]): OrderRecord => ({
  id,
  instantSeconds: 0,
  day,
  lines: 0,
  grossMinor: 0,
  quantity: 0,
  discountMinor: 0,
  coupon: '',
  returns,
  version: undefined,
  contributions: [],
});

const noOrder = { orders: 0, returnedWhole: 0, free: 0, grossMinor: 0, returnedMinor: 0, quantity: 0 };

function monthOfOrder({ day, grossMinor, quantity, returns }: OrderRecord): OrderMonth {
  let returnedMinor = 0;
  for (const item of returns) if (item.day >= day) returnedMinor += item.amountMinor;
  const isPaid = grossMinor > 0;
  return {
    ...noOrder,
    month: monthOf(day).month,
    orders: isPaid ? 1 : 0,
    returnedWhole: isPaid && returnedMinor >= grossMinor ? 1 : 0,
    free: isPaid ? 0 : 1,
    grossMinor,
    quantity,
  };
}

const monthOfReturn = ({ day, amountMinor }: Return): OrderMonth => ({
  ...noOrder,
  month: monthOf(day).month,
  returnedMinor: amountMinor,
});
