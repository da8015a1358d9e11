import { type Activity, emptyActivity, type Folded, type OrderMonth } from './activity.ts';
import { BrokenEncodingError, type ByteReader, createByteReader } from './byte-reader.ts';
import { readCells } from './decode-cells.ts';
import { readOrders } from './decode-orders.ts';
import { activityVersion, usualMemoryDays } from './encode-activity.ts';
import { daySeconds } from './encode-orders.ts';
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
  const instants = readInstants(reader);
  const days = readCells(reader, names);
  const activity: Activity = {
    ...instants,
    days,
    months: readCells(reader, names),
    monthDays: new Map(reader.list(() => [reader.signed(), reader.unsigned()] as const)),
    orders: readOrders(reader, { days, firstSeconds: instants.firstSeconds }, names),
    orderMonths: reader.list(() => readOrderMonth(reader)),
    brands: readCounts(reader, names),
    devices: readCounts(reader, names),
    regions: readCounts(reader, names),
  };
  reader.end();
  return activity;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function readNames(reader: ByteReader): string[] {
  let before = new Uint8Array();
  return reader.list(() => {
    const shared = reader.unsigned();
    if (shared > before.length) reader.fail(`at most ${before.length} bytes of the name before`);
    const rest = reader.bytes(reader.unsigned());
    const name = new Uint8Array(shared + rest.length);
    name.set(before.subarray(0, shared));
    name.set(rest, shared);
    before = name;
    return utf8.decode(name);
  });
}

function readInstants(reader: ByteReader): Pick<Activity, 'firstSeconds' | 'lastSeconds' | 'newestDay' | 'folded'> {
  const flags = reader.unsigned();
  if (!(flags & 1))
    return {
      firstSeconds: undefined,
      lastSeconds: undefined,
      newestDay: undefined,
      folded: readFolded(reader, flags, 0),
    };
  const firstSeconds = reader.signed();
  const lastSeconds = firstSeconds + reader.unsigned();
  const newestDay = Math.floor(lastSeconds / daySeconds) + reader.signed();
  return { firstSeconds, lastSeconds, newestDay, folded: readFolded(reader, flags, newestDay) };
}

function readFolded(reader: ByteReader, flags: number, newestDay: number): Folded {
  if (!(flags & 2)) return emptyActivity.folded;
  const day = reader.signed() + newestDay - usualMemoryDays;
  return { day, orderDay: day + reader.signed(), month: reader.unsigned() - 1 };
}

const readOrderMonth = (reader: ByteReader): OrderMonth => ({
  month: reader.signed(),
  orders: reader.unsigned(),
  returnedWhole: reader.unsigned(),
  free: reader.unsigned(),
  grossMinor: reader.signed(),
  returnedMinor: reader.signed(),
  quantity: reader.signed(),
});

const readCounts = (reader: ByteReader, names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(reader.list(() => [reader.at(names, reader.unsigned()), reader.unsigned()] as const));
