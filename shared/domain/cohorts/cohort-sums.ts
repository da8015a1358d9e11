import type { Cohort } from './cohort.ts';

/** Months that have a cohort of their own, and offsets that are counted. */
export const mostMonths = 36;

/** Customers by month of their first order and by months since then. Integers, of fixed size, so that parts add up in any order. */
export interface CohortSums {
  /** The last month with a cohort, in months since 1970-01: that of the run. */
  readonly lastMonth: number;
  /** Customers by cohort: at 0 of all that are older than 36 months, then month by month up to the last. 37 of them. */
  readonly customers: readonly number[];
  /** Of these, who ordered in which month after: at `cohort * 36 + offset`. */
  readonly active: readonly number[];
}

export interface CohortRow {
  /** Months since 1970-01; `undefined` for the older ones together, of which each customer counts by their own first month. */
  readonly month: number | undefined;
  readonly customers: number;
  /** Customers with an order so many months after their first; as far as the last month, the run's own, which may not be over. */
  readonly active: readonly number[];
}

export interface CohortCount {
  /** Orders after the last month are left out, and so is who first ordered then. */
  add(cohort: Cohort): void;
  sums(): CohortSums;
}

/** Counts customers one after the other. */
export function createCohortCount(lastMonth: number): CohortCount {
  const customers = Array<number>(mostMonths + 1).fill(0);
  const active = Array<number>((mostMonths + 1) * mostMonths).fill(0);
  return {
    add({ month, offsets }) {
      if (month > lastMonth) return;
      const row = Math.max(0, mostMonths - (lastMonth - month));
      customers[row] = (customers[row] as number) + 1;
      for (const offset of offsets) {
        if (offset >= mostMonths || month + offset > lastMonth) continue;
        const at = row * mostMonths + offset;
        active[at] = (active[at] as number) + 1;
      }
    },
    sums: () => ({ lastMonth, customers, active }),
  };
}

/** The cohorts that have anybody, oldest first. */
export function cohortRows({ lastMonth, customers, active }: CohortSums): CohortRow[] {
  return customers.flatMap((count, row) => {
    if (count === 0) return [];
    const offsets = row === 0 ? mostMonths : mostMonths - row + 1;
    return {
      month: row === 0 ? undefined : lastMonth - mostMonths + row,
      customers: count,
      active: active.slice(row * mostMonths, row * mostMonths + offsets),
    };
  });
}
