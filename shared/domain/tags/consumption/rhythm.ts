import { median } from '../../statistics/median.ts';
import { confidenceOf } from '../confidence-of.ts';
import { ofLastCustomer } from '../of-last-customer.ts';

export interface Rhythm {
  /** Gaps between order days, at least 1. */
  readonly gaps: number;
  /** Median gap. */
  readonly cycleDays: number;
  /** Sample standard deviation of the gaps by their mean: 0 of a clock, about 1 of orders at random. `undefined` of fewer than 2 gaps. */
  readonly variation: number | undefined;
  /** Of an estimate from that many gaps, 0..1: g / (g + 2). */
  readonly confidence: number;
}

/** How regularly a customer orders, from the order days remembered; `undefined` with fewer than two. */
export const rhythmOf = ofLastCustomer(({ orders: { days } }): Rhythm | undefined => {
  const count = days.length - 1;
  if (count < 1) return undefined;
  const gaps = new Float64Array(count);
  for (let i = 0; i < count; i++) gaps[i] = (days[i + 1] as number) - (days[i] as number);
  // Gaps are whole and distinct days rise, so the mean is at least 1.
  const mean = ((days[count] as number) - (days[0] as number)) / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += ((gaps[i] as number) - mean) ** 2;
  const variation = count < 2 ? undefined : Math.sqrt(squares / (count - 1)) / mean;
  return { gaps: count, cycleDays: median(gaps) as number, variation, confidence: confidenceOf(count) };
});
