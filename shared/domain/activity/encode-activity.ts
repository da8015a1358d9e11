import { compareUtf8 } from '../compare-utf8.ts';
import type { Activity } from './activity.ts';
import { type ByteWriter, createByteWriter } from './byte-writer.ts';
import { type Names, writeCells } from './encode-cells.ts';
import { daySeconds, writeOrders } from './encode-orders.ts';

/** First byte of every encoded activity. Readers know all versions up to it. */
export const activityVersion = 1;

/** How far back days ordinarily reach; part of the form, whatever the limits of folding become. */
export const usualMemoryDays = 400;

/**
 * An activity as compact bytes: equal activities give equal bytes.
 *
 * After the version byte, a table of the names used, in the order of UTF-8 bytes; then each list, its length first. Numbers are
 * LEB128; keys are written as differences from the one before; what can be told from the rest is left out.
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
  writeOrders(writer, activity, names);
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
  let before = new Uint8Array();
  for (const name of sorted) {
    const bytes = utf8.encode(name);
    const shared = sharedBytes(before, bytes);
    writer.unsigned(shared);
    writer.unsigned(bytes.length - shared);
    writer.bytes(bytes.subarray(shared));
    before = bytes;
  }
  return new Map(sorted.map((name, index) => [name, index]));
}

/** Bytes that two names begin with alike: paths of one department mostly do. */
function sharedBytes(a: Uint8Array, b: Uint8Array): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return shared;
}

function writeInstants(writer: ByteWriter, { firstSeconds, lastSeconds, newestDay, folded }: Activity): void {
  const hasHappened = firstSeconds !== undefined && lastSeconds !== undefined && newestDay !== undefined;
  const isFolded = folded.day >= 0 || folded.orderDay >= 0 || folded.month >= 0;
  writer.unsigned((hasHappened ? 1 : 0) + (isFolded ? 2 : 0));
  if (hasHappened) {
    writer.signed(firstSeconds);
    writer.unsigned(lastSeconds - firstSeconds);
    writer.signed(newestDay - Math.floor(lastSeconds / daySeconds));
  }
  if (isFolded) {
    writer.signed(folded.day - (newestDay ?? 0) + usualMemoryDays);
    writer.signed(folded.orderDay - folded.day);
    writer.unsigned(folded.month + 1);
  }
}
