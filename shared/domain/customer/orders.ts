import type { OrderRecord } from '../activity/activity.ts';
import type { Profile } from '../profile/profile.ts';

/** A remembered order as it stood at `as_of`. */
export interface Order {
  readonly day: number;
  readonly instantSeconds: number;
  readonly grossMinor: number;
  /** What came back of it before `as_of`'s day. */
  readonly returnedMinor: number;
  readonly quantity: number;
  readonly discountMinor: number;
}

/** Money that came back of an order nobody remembers: it counts on its own day. */
export interface LooseReturn {
  readonly day: number;
  readonly amountMinor: number;
}

export interface Orders {
  /** By day, then instant. */
  readonly orders: readonly Order[];
  readonly looseReturns: readonly LooseReturn[];
}

/** Orders and returns before `asOfDay`, what came back on it or later left out. */
export function ordersBefore({ activity }: Profile, asOfDay: number): Orders {
  const orders: Order[] = [];
  const looseReturns: LooseReturn[] = [];
  for (const record of activity.orders) {
    const returns = record.returns.filter(({ day }) => day < asOfDay);
    if (record.lines > 0 && record.day < asOfDay) orders.push(orderOf(record, sumOf(returns)));
    else looseReturns.push(...returns);
  }
  orders.sort((a, b) => a.day - b.day || a.instantSeconds - b.instantSeconds);
  return { orders, looseReturns };
}

/** A counted order has cost something and, unless returns are ignored, did not come back whole (C1). */
export const isCounted = ({ grossMinor, returnedMinor }: Order, returns: 'net' | 'ignore' = 'net'): boolean =>
  grossMinor > 0 && (returns === 'ignore' || returnedMinor < grossMinor);

const sumOf = (returns: readonly LooseReturn[]): number =>
  returns.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

const orderOf = (record: OrderRecord, returnedMinor: number): Order => ({
  day: record.day,
  instantSeconds: record.instantSeconds,
  grossMinor: record.grossMinor,
  returnedMinor,
  quantity: record.quantity,
  discountMinor: record.discountMinor,
});
