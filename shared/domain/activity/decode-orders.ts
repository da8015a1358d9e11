import type { Cell, OrderRecord, OrderVersion, Return } from './activity.ts';
import type { ByteReader } from './byte-reader.ts';
import { readContribution } from './decode-cells.ts';
import { type DayTotal, daySeconds, has, orderTotals } from './encode-orders.ts';
import { compareOrders } from './merge-orders.ts';

const noTotal: DayTotal = { lines: 0, quantity: 0, grossMinor: 0 };

/** The orders that `writeOrders` wrote, by id again. */
export function readOrders(
  reader: ByteReader,
  { days, firstSeconds = 0 }: { days: readonly Cell[]; firstSeconds: number | undefined },
  names: readonly string[],
): OrderRecord[] {
  const totals = orderTotals(days);
  const firstDay = Math.floor(firstSeconds / daySeconds);
  let before = firstSeconds;
  const orders = reader.list((): OrderRecord => {
    const id = reader.fixed48();
    const flags = reader.byte();
    const isKnown = (flags & has.lines) !== 0;
    const instantSeconds = isKnown ? before + reader.signed() : 0;
    if (isKnown) before = instantSeconds;
    const day = isKnown
      ? Math.floor(instantSeconds / daySeconds) + (flags & has.otherDay ? reader.signed() : 0)
      : firstDay + reader.signed();
    const total = isKnown ? readTotal(reader, flags, totals.get(day)) : noTotal;
    const discountMinor = flags & has.discount ? reader.signed() : 0;
    const coupon = flags & has.coupon ? reader.at(names, reader.unsigned()) : '';
    const returns = flags & has.returns ? readReturns(reader, day) : [];
    const version = flags & has.version ? readVersion(reader, instantSeconds) : undefined;
    const contributions = version === undefined ? [] : reader.list(() => readContribution(reader, names));
    return { id, instantSeconds, day, ...total, discountMinor, coupon, returns, version, contributions };
  });
  return orders.sort(compareOrders);
}

function readTotal(reader: ByteReader, flags: number, ofDay: DayTotal | undefined): DayTotal {
  if (!(flags & has.wholeDay))
    return { lines: reader.unsigned(), quantity: reader.signed(), grossMinor: reader.signed() };
  return ofDay ?? reader.fail('order cells of the day');
}

const readVersion = (reader: ByteReader, instantSeconds: number): OrderVersion => ({
  seconds: instantSeconds + reader.signed(),
  hash: reader.fixed48(),
  places: reader.unsigned(),
});

function readReturns(reader: ByteReader, orderDay: number): Return[] {
  let day = orderDay;
  return reader.list(() => {
    const head = reader.unsigned();
    const distance = Math.floor(head / 2);
    day += distance % 2 === 1 ? -(distance + 1) / 2 : distance / 2;
    const key = head % 2 === 1 ? reader.fixed48() : 0;
    return { key, day, amountMinor: reader.signed() };
  });
}
