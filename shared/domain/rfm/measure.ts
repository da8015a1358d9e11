import type { Customer } from '../customer/customer.ts';
import { isCounted } from '../customer/orders.ts';

export interface RfmWindow {
  /** 1..400: days with 1 ≤ as_of's day − day ≤ windowDays count. */
  readonly windowDays: number;
  readonly returns: 'net' | 'ignore';
}

export interface RfmMeasure {
  /** Days from the last counted order to `as_of`'s day, 1 or more. */
  readonly recencyDays: number;
  /** Counted orders. */
  readonly frequency: number;
  readonly moneyMinor: number;
}

/** Recency, frequency and money of one customer (C1). `undefined` without a counted order in the window. */
export function measureRfm(customer: Customer, { windowDays, returns }: RfmWindow): RfmMeasure | undefined {
  const from = customer.asOfDay - windowDays;
  let frequency = 0;
  let lastDay = Number.NEGATIVE_INFINITY;
  let moneyMinor = returns === 'ignore' ? 0 : -customer.looseReturnsMinor(from, customer.asOfDay - 1);
  for (const order of customer.orders) {
    if (order.day < from) continue;
    moneyMinor += returns === 'ignore' ? order.grossMinor : order.grossMinor - order.returnedMinor;
    if (!isCounted(order, returns)) continue;
    frequency++;
    if (order.day > lastDay) lastDay = order.day;
  }
  return frequency === 0 ? undefined : { recencyDays: customer.asOfDay - lastDay, frequency, moneyMinor };
}
