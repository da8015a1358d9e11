import type { Cell, OrderRecord } from './activity.ts';
import type { ByteWriter } from './byte-writer.ts';
import { type Names, writeContribution } from './encode-cells.ts';

/** Bits that say what a record has. */
export const has = {
  lines: 1,
  /** Lines, pieces and money are those of the order cells of its day: nothing else was ordered then. */
  wholeDay: 2,
  discount: 4,
  coupon: 8,
  returns: 16,
  version: 32,
  /** Its day is not the one in UTC. */
  otherDay: 64,
} as const;

export const daySeconds = 86_400;

/** What the order cells of a day come to. */
export interface DayTotal {
  lines: number;
  quantity: number;
  grossMinor: number;
}

export function orderTotals(days: readonly Cell[]): ReadonlyMap<number, DayTotal> {
  const totals = new Map<number, DayTotal>();
  for (const { period, kind, count, quantity, amountMinor } of days) {
    if (kind !== 'order') continue;
    let total = totals.get(period);
    if (total === undefined) {
      total = { lines: 0, quantity: 0, grossMinor: 0 };
      totals.set(period, total);
    }
    total.lines += count;
    total.quantity += quantity;
    total.grossMinor += amountMinor;
  }
  return totals;
}

/** By instant rather than by id, since instants lie close together. Those of which only returns are known come first. */
export function writeOrders(
  writer: ByteWriter,
  { orders, days, firstSeconds = 0 }: { orders: readonly OrderRecord[]; days: readonly Cell[]; firstSeconds?: number },
  names: Names,
): void {
  writer.unsigned(orders.length);
  if (orders.length === 0) return;
  const totals = orderTotals(days);
  const firstDay = Math.floor(firstSeconds / daySeconds);
  let before = firstSeconds;
  for (const order of orders.toSorted(byInstant)) {
    const flags = flagsOf(order, totals.get(order.day));
    writer.fixed48(order.id);
    writer.unsigned8(flags);
    if (flags & has.lines) {
      writer.signed(order.instantSeconds - before);
      before = order.instantSeconds;
      if (flags & has.otherDay) writer.signed(order.day - Math.floor(order.instantSeconds / daySeconds));
      if (!(flags & has.wholeDay)) {
        writer.unsigned(order.lines);
        writer.signed(order.quantity);
        writer.signed(order.grossMinor);
      }
    } else writer.signed(order.day - firstDay);
    if (flags & has.discount) writer.signed(order.discountMinor);
    if (flags & has.coupon) writer.unsigned(names.get(order.coupon) as number);
    if (flags & has.returns) writeReturns(writer, order);
    if (order.version !== undefined) {
      writer.signed(order.version.seconds - order.instantSeconds);
      writer.fixed48(order.version.hash);
      writer.unsigned(order.version.places);
      writer.unsigned(order.contributions.length);
      for (const contribution of order.contributions) writeContribution(writer, contribution, names);
    }
  }
}

const byInstant = (a: OrderRecord, b: OrderRecord): number =>
  Math.sign(a.lines) - Math.sign(b.lines) || a.instantSeconds - b.instantSeconds || a.id - b.id;

function flagsOf(order: OrderRecord, total: DayTotal | undefined): number {
  let flags = order.version === undefined ? 0 : has.version;
  if (order.discountMinor !== 0) flags |= has.discount;
  if (order.coupon !== '') flags |= has.coupon;
  if (order.returns.length > 0) flags |= has.returns;
  if (order.lines === 0) return flags;
  flags |= has.lines;
  if (order.day !== Math.floor(order.instantSeconds / daySeconds)) flags |= has.otherDay;
  const isWholeDay =
    total?.lines === order.lines && total.quantity === order.quantity && total.grossMinor === order.grossMinor;
  return isWholeDay ? flags | has.wholeDay : flags;
}

/** The day's distance from the one before, doubled, plus one when a key follows. */
function writeReturns(writer: ByteWriter, { day, returns }: OrderRecord): void {
  writer.unsigned(returns.length);
  let before = day;
  for (const item of returns) {
    const distance = item.day - before;
    writer.unsigned((distance < 0 ? -2 * distance - 1 : 2 * distance) * 2 + (item.key === 0 ? 0 : 1));
    if (item.key !== 0) writer.fixed48(item.key);
    writer.signed(item.amountMinor);
    before = item.day;
  }
}
