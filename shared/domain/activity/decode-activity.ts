import { eventKinds } from '../event/event.ts';
import type { Activity, Cell, Contribution, OrderMonth, OrderRecord, Return } from './activity.ts';
import { BrokenEncodingError, type ByteReader, createByteReader } from './byte-reader.ts';
import { activityVersion } from './encode-activity.ts';
import { NewerEncodingError } from './newer-encoding-error.ts';

/**
 * The activity that `encodeActivity` wrote, in this version or an older one.
 *
 * @throws {NewerEncodingError} when a newer program wrote it
 * @throws {BrokenEncodingError} when it is something else
 */
export function decodeActivity(bytes: Uint8Array): Activity {
  const reader = createByteReader(bytes);
  const version = reader.unsigned();
  if (version > activityVersion) throw new NewerEncodingError(version, activityVersion);
  if (version < 1) throw new BrokenEncodingError(0, 'a version from 1');
  const names = readNames(reader);
  const activity: Activity = {
    ...readInstants(reader),
    days: readCells(reader, names),
    months: readCells(reader, names),
    monthDays: new Map(times(reader.unsigned(), () => [reader.signed(), reader.unsigned()] as const)),
    orders: times(reader.unsigned(), () => readOrder(reader, names)),
    orderMonths: times(reader.unsigned(), () => readOrderMonth(reader)),
    brands: readCounts(reader, names),
    devices: readCounts(reader, names),
    regions: readCounts(reader, names),
  };
  reader.end();
  return activity;
}

const utf8 = new TextDecoder();

function readNames(reader: ByteReader): readonly string[] {
  return times(reader.unsigned(), () => utf8.decode(reader.bytes(reader.unsigned())));
}

function nameAt(names: readonly string[], index: number): string {
  const name = names[index];
  if (name === undefined) throw new BrokenEncodingError(0, `one of ${names.length} names`);
  return name;
}

function readInstants(
  reader: ByteReader,
): Pick<Activity, 'firstSeconds' | 'lastSeconds' | 'newestDay' | 'categoryCut'> {
  const flags = reader.unsigned();
  const firstSeconds = flags & 1 ? reader.signed() : undefined;
  const lastSeconds = firstSeconds === undefined ? undefined : firstSeconds + reader.unsigned();
  const newestDay = flags & 1 ? reader.signed() : undefined;
  return { firstSeconds, lastSeconds, newestDay, categoryCut: flags & 2 ? reader.fixed48() : undefined };
}

function readCells(reader: ByteReader, names: readonly string[]): Cell[] {
  const total = reader.unsigned();
  const cells: Cell[] = [];
  let period = 0;
  while (cells.length < total) {
    period += reader.signed();
    for (let left = reader.unsigned(); left > 0; left--) {
      const kind = eventKinds[reader.unsigned()];
      if (kind === undefined) throw new BrokenEncodingError(0, 'a known kind of event');
      const { category, count, quantity, amountMinor, weight } = readAmounts(reader, names);
      cells.push({ period, kind, category, count, quantity, amountMinor, weight });
    }
  }
  return cells;
}

function readAmounts(reader: ByteReader, names: readonly string[]): Contribution {
  const flags = reader.unsigned();
  const category = nameAt(names, reader.unsigned());
  const count = flags & 1 ? reader.unsigned() : 1;
  const quantity = flags & 2 ? reader.signed() : 0;
  const amountMinor = flags & 4 ? reader.signed() : 0;
  if (flags & 8) return { category, count, quantity, amountMinor, weight: count * 300 };
  return { category, count, quantity, amountMinor, weight: flags & 16 ? reader.signed() : 0 };
}

function readOrder(reader: ByteReader, names: readonly string[]): OrderRecord {
  const id = reader.fixed48();
  const flags = reader.unsigned();
  const day = reader.signed();
  const known = (flags & 1) !== 0;
  const instantSeconds = known ? reader.signed() + day * 86_400 : 0;
  const lines = known ? reader.unsigned() : 0;
  const grossMinor = known ? reader.signed() : 0;
  const quantity = known ? reader.signed() : 0;
  const discountMinor = flags & 2 ? reader.signed() : 0;
  const coupon = flags & 4 ? nameAt(names, reader.unsigned()) : '';
  const returns = flags & 8 ? times(reader.unsigned(), () => readReturn(reader, day)) : [];
  const version = flags & 16 ? { seconds: reader.signed() + instantSeconds, hash: reader.fixed48() } : undefined;
  const contributions = version === undefined ? [] : times(reader.unsigned(), () => readAmounts(reader, names));
  return {
    id,
    instantSeconds,
    day,
    lines,
    grossMinor,
    quantity,
    discountMinor,
    coupon,
    returns,
    version,
    contributions,
  };
}

function readReturn(reader: ByteReader, orderDay: number): Return {
  const key = reader.unsigned() === 0 ? 0 : reader.fixed48();
  return { key, day: orderDay + reader.signed(), amountMinor: reader.signed() };
}

function readOrderMonth(reader: ByteReader): OrderMonth {
  return {
    month: reader.signed(),
    orders: reader.unsigned(),
    returnedWhole: reader.unsigned(),
    free: reader.unsigned(),
    grossMinor: reader.signed(),
    returnedMinor: reader.signed(),
    quantity: reader.signed(),
  };
}

const readCounts = (reader: ByteReader, names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(times(reader.unsigned(), () => [nameAt(names, reader.unsigned()), reader.unsigned()] as const));

function times<T>(count: number, read: () => T): T[] {
  const items: T[] = [];
  for (let i = 0; i < count; i++) items.push(read());
  return items;
}
