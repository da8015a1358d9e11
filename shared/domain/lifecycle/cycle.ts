import type { Customer } from '../customer/customer.ts';

export interface Cycle {
  /** Distinct remembered days with a counted order, rising. */
  readonly orderDays: readonly number[];
  /** Between neighbours of those. */
  readonly gapDays: readonly number[];
  /** Median of the gaps; `undefined` without one. */
  readonly ownCycleDays: number | undefined;
}

/** How often a customer orders. */
export function cycleOf({ counted }: Customer): Cycle {
  const orderDays = [...new Set(counted.map(({ day }) => day))];
  const gapDays = orderDays.slice(1).map((day, index) => day - (orderDays[index] as number));
  return { orderDays, gapDays, ownCycleDays: median(gapDays) };
}

/** Of an even count the mean of the middle two; `undefined` of none. */
export function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2;
}

const withoutAnyGap = 30;

/** Cycle of those who have none of their own: the median over customers with a gap of their own medians, 30 days without any. */
export const populationCycle = (ownCyclesDays: readonly number[]): number => median(ownCyclesDays) ?? withoutAnyGap;
