import type { Customer } from '../customer/customer.ts';
import { isCounted, type ReturnsRule } from '../customer/orders-at.ts';
import { windowSpend } from './window-spend.ts';

export interface RfmMeasure {
  /** `as_of`'s day − the day of the last counted order; 1 for yesterday. */
  readonly recencyDays: number;
  /** Counted orders. */
  readonly frequency: number;
  /** Gross − returned, or gross where returns are ignored; may be 0 or less. */
  readonly moneyMinor: number;
}

export interface RfmWindow {
  /** 1..400; counted are the days with 1 ≤ `as_of`'s day − day ≤ windowDays. */
  readonly windowDays: number;
  readonly returns: ReturnsRule;
}

/**
 * Recency, frequency and money within the window; `undefined` without a counted order in it.
 *
 * What came back of an unknown order reduces money on the day of the return. Months of orders that are no longer remembered
 * singly (very large profiles) count when they begin in the window.
 */
export function measureRfm(customer: Customer, window: RfmWindow): RfmMeasure | undefined {
  const { windowDays, returns } = window;
  const { asOfDay, orders } = customer;
  const from = asOfDay - windowDays;
  let lastDay = Number.NEGATIVE_INFINITY;
  let frequency = 0;
  for (const order of orders.remembered) {
    if (order.day < from) continue;
    if (!isCounted(order, returns)) continue;
    frequency++;
    lastDay = order.day;
  }
  for (const month of orders.folded) {
    if (month.firstDay < from) continue;
    frequency += returns === 'ignore' ? month.placed : month.kept;
    if (month.kept > 0 && orders.lastDay !== undefined) lastDay = Math.max(lastDay, orders.lastDay);
    else if (returns === 'ignore' && month.placed > 0) lastDay = Math.max(lastDay, month.lastDay);
  }
  if (frequency === 0) return undefined;
  return { recencyDays: asOfDay - lastDay, frequency, moneyMinor: windowSpend(customer, window) };
}
