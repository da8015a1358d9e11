import { monthOf } from '../activity/month-of.ts';

/** When a customer first ordered, and the months in which they ordered. */
export interface Cohort {
  /** Months since 1970-01 of the first order. */
  readonly month: number;
  /** Months after it with an order, from 0, distinct, rising: the first is 0. */
  readonly offsets: readonly number[];
}

/** Of a customer's days with a counted order, in any order; `undefined` of none. @param orderDays days since 1970-01-01 */
export function cohortOf(orderDays: Iterable<number>): Cohort | undefined {
  const months = [...new Set(Array.from(orderDays, (day) => monthOf(day).month))].sort((a, b) => a - b);
  const [month] = months;
  return month === undefined ? undefined : { month, offsets: months.map((active) => active - month) };
}
