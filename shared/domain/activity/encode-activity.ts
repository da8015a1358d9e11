import { compareUtf8 } from '../compare-utf8.ts';
import type { Activity, Cell, Contribution, OrderRecord } from './activity.ts';
import { type ByteWriter, createByteWriter } from './byte-writer.ts';
import { kindIndex } from './cells.ts';

/** First byte of every encoded activity. Readers know all versions up to it. */
export const activityVersion = 1;

/**
 * An activity as compact bytes: equal activities give equal bytes.
 *
 * After the version byte, a table of the names used, in the order of UTF-8 bytes; then each list, its length first. Numbers are
 * LEB128, keys are written as differences from the one before, and a byte of flags says which numbers of a record are not 0.
 * `docs/encoding.md` has the layout.
 */
export function encodeActivity(activity: Activity): Uint8Array {
  const writer = createByteWriter();
  writer.unsigned(activityVersion);
  const names = writeNames(writer, activity);
  writeInstants(writer, activity);
  writeCells(writer, activity.days, names);
  writeCells(writer, activity.months, names);
  writer.unsigned(activity.monthDays.size);
  for (const [month, days] of [...activity.monthDays].sort(([a], [b]) => a - b)) {
    writer.signed(month);
    writer.unsigned(days);
  }
  writeOrders(writer, activity.orders, names);
  writer.unsigned(activity.orderMonths.length);
  for (const sums of activity.orderMonths) {
    writer.signed(sums.month);
    for (const value of [sums.orders, sums.returnedWhole, sums.free]) writer.unsigned(value);
    for (const value of [sums.grossMinor, sums.returnedMinor, sums.quantity]) writer.signed(value);
  }
  for (const counts of [activity.brands, activity.devices, activity.regions]) {
    writer.unsigned(counts.size);
    for (const [name, count] of [...counts].sort(([a], [b]) => compareUtf8(a, b))) {
      writer.unsigned(names.get(name) as number);
      writer.unsigned(count);
    }
  }
  return writer.finish();
}

/** Name -> place in the table. */
type Names = ReadonlyMap<string, number>;

const utf8 = new TextEncoder();

function writeNames(writer: ByteWriter, activity: Activity): Names {
  const used = new Set<string>();
  for (const { category } of activity.days) used.add(category);
  for (const { category } of activity.months) used.add(category);
  for (const { coupon, contributions } of activity.orders) {
    if (coupon !== '') used.add(coupon);
    for (const { category } of contributions) used.add(category);
  }
  for (const counts of [activity.brands, activity.devices, activity.regions])
    for (const name of counts.keys()) used.add(name);

  const sorted = [...used].sort(compareUtf8);
  writer.unsigned(sorted.length);
  for (const name of sorted) {
    const bytes = utf8.encode(name);
    writer.unsigned(bytes.length);
    writer.bytes(bytes);
  }
  return new Map(sorted.map((name, index) => [name, index]));
}

function writeInstants(writer: ByteWriter, { firstSeconds, lastSeconds, newestDay, categoryCut }: Activity): void {
  const happened = firstSeconds !== undefined && lastSeconds !== undefined && newestDay !== undefined;
  writer.unsigned((happened ? 1 : 0) + (categoryCut === undefined ? 0 : 2));
  if (happened) {
    writer.signed(firstSeconds);
    writer.unsigned(lastSeconds - firstSeconds);
    writer.signed(newestDay);
  }
  if (categoryCut !== undefined) writer.fixed48(categoryCut);
}

/** By period: its distance from the one before, how many cells it has, and for each the kind, then what is not 0. */
function writeCells(writer: ByteWriter, cells: readonly Cell[], names: Names): void {
  writer.unsigned(cells.length);
  let period = 0;
  for (let i = 0; i < cells.length; ) {
    const { period: next } = cells[i] as Cell;
    let end = i;
    while (end < cells.length && cells[end]?.period === next) end++;
    writer.signed(next - period);
    writer.unsigned(end - i);
    for (; i < end; i++) {
      const cell = cells[i] as Cell;
      writer.unsigned(kindIndex(cell.kind));
      writeAmounts(writer, cell, names);
    }
    period = next;
  }
}

/**
 * A byte of flags, the category, and what the flags announce. The weight of an order, in the default three views a line, is
 * left out where it is that.
 */
function writeAmounts(writer: ByteWriter, cell: Contribution, names: Names): void {
  const usualWeight = cell.weight === cell.count * 300 ? 8 : 0;
  const flags =
    (cell.count === 1 ? 0 : 1) +
    (cell.quantity === 0 ? 0 : 2) +
    (cell.amountMinor === 0 ? 0 : 4) +
    usualWeight +
    (cell.weight === 0 || usualWeight !== 0 ? 0 : 16);
  writer.unsigned(flags);
  writer.unsigned(names.get(cell.category) as number);
  if (flags & 1) writer.unsigned(cell.count);
  if (flags & 2) writer.signed(cell.quantity);
  if (flags & 4) writer.signed(cell.amountMinor);
  if (flags & 16) writer.signed(cell.weight);
}

function writeOrders(writer: ByteWriter, orders: readonly OrderRecord[], names: Names): void {
  writer.unsigned(orders.length);
  for (const order of orders) {
    writer.fixed48(order.id);
    const flags =
      (order.lines === 0 ? 0 : 1) +
      (order.discountMinor === 0 ? 0 : 2) +
      (order.coupon === '' ? 0 : 4) +
      (order.returns.length === 0 ? 0 : 8) +
      (order.version === undefined ? 0 : 16);
    writer.unsigned(flags);
    writer.signed(order.day);
    if (flags & 1) {
      writer.signed(order.instantSeconds - order.day * 86_400);
      writer.unsigned(order.lines);
      writer.signed(order.grossMinor);
      writer.signed(order.quantity);
    }
    if (flags & 2) writer.signed(order.discountMinor);
    if (flags & 4) writer.unsigned(names.get(order.coupon) as number);
    if (flags & 8) writeReturns(writer, order);
    if (order.version !== undefined) {
      writer.signed(order.version.seconds - order.instantSeconds);
      writer.fixed48(order.version.hash);
      writer.unsigned(order.contributions.length);
      for (const contribution of order.contributions) writeAmounts(writer, contribution, names);
    }
  }
}

function writeReturns(writer: ByteWriter, { day, returns }: OrderRecord): void {
  writer.unsigned(returns.length);
  for (const item of returns) {
    writer.unsigned(item.key === 0 ? 0 : 1);
    if (item.key !== 0) writer.fixed48(item.key);
    writer.signed(item.day - day);
    writer.signed(item.amountMinor);
  }
}
