import { median } from '../statistics/median.ts';

/** Days between orders assumed while no customer has ordered twice. */
const assumedCycleDays = 30;

/** Median gap between a customer's order days; `undefined` with fewer than two. @param orderDays distinct, rising */
export function cycleDaysOf(orderDays: readonly number[]): number | undefined {
  if (orderDays.length < 2) return undefined;
  const gaps = new Float64Array(orderDays.length - 1);
  for (let i = 0; i < gaps.length; i++) gaps[i] = (orderDays[i + 1] as number) - (orderDays[i] as number);
  return median(gaps);
}

/** Median over the customers that have a cycle of their own; 30 days where nobody has. @param cycles NaN where a customer has none */
export const populationCycleDays = (cycles: Float64Array): number =>
  median(cycles.filter((cycle) => !Number.isNaN(cycle))) ?? assumedCycleDays;
