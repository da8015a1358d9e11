import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noPicture } from '../../../shared/contracts/picture-sums.ts';
import { addSums } from '../../../shared/contracts/score-sums.ts';
import { firstDayOf } from '../../../shared/domain/activity/month-of.ts';
import { type Cohort, cohortOf } from '../../../shared/domain/cohorts/cohort.ts';
import { type CohortSums, cohortRows } from '../../../shared/domain/cohorts/cohort-sums.ts';
import { countCohorts } from '../../support/count-cohorts.ts';

const january = 41 * 12; // 2011-01

describe('cohortOf(orderDays)', () => {
  it('gives the month of the first order and the months with one, from it', () => {
    const days = [firstDayOf(january + 2), firstDayOf(january) + 30, firstDayOf(january), firstDayOf(january + 14) - 1];
    expect(cohortOf(days)).toEqual({ month: january, offsets: [0, 2, 13] });
  });

  it('is absent without an order', () => {
    expect(cohortOf([])).toBeUndefined();
  });
});

describe('createCohortCount(lastMonth)', () => {
  const of = (month: number, ...offsets: number[]): Cohort => ({ month, offsets: [0, ...offsets] });

  it('counts customers and their later months, as far as the last', () => {
    const sums = countCohorts([of(january, 1), of(january, 2), of(january + 1, 1)], january + 2);
    expect(cohortRows(sums)).toEqual([
      { month: january, customers: 2, active: [2, 1, 1] },
      { month: january + 1, customers: 1, active: [1, 1] },
    ]);
  });

  it('leaves out what is after the last month', () => {
    const sums = countCohorts([of(january, 1), of(january + 1)], january);
    expect(cohortRows(sums)).toEqual([{ month: january, customers: 1, active: [1] }]);
  });

  it('has 36 months of their own and puts older ones together, by their own first months', () => {
    const sums = countCohorts([of(january - 36, 1), of(january - 60, 1, 35, 36), of(january - 35, 35)], january);
    const [older, oldest] = cohortRows(sums);
    expect(older).toEqual({ month: undefined, customers: 2, active: [2, 2, ...Array(33).fill(0), 1] });
    expect(oldest).toEqual({ month: january - 35, customers: 1, active: [1, ...Array(34).fill(0), 1] });
  });
});

describe('laws of CohortSums', () => {
  const cohorts = fc.array(
    fc.array(fc.integer({ min: firstDayOf(january - 50), max: firstDayOf(january + 2) }), {
      minLength: 1,
      maxLength: 6,
    }),
    { maxLength: 10 },
  );
  /** As a part of a run writes them: all have its last month. */
  const sumsOf = (days: number[][]): Omit<CohortSums, 'lastMonth'> => {
    const { customers, active } = countCohorts(
      days.map((each) => cohortOf(each) as Cohort),
      january,
    );
    return { customers, active };
  };

  it('adds parts up, in any order, with empty as neutral', () => {
    fc.assert(
      fc.property(cohorts, cohorts, cohorts, (a, b, c) => {
        const [x, y, z] = [sumsOf(a), sumsOf(b), sumsOf(c)];
        expect(addSums(x, y)).toEqual(sumsOf([...a, ...b]));
        expect(addSums(x, y)).toEqual(addSums(y, x));
        expect(addSums(addSums(x, y), z)).toEqual(addSums(x, addSums(y, z)));
        expect(addSums(x, sumsOf([]))).toEqual(x);
        expect(addSums(noPicture.cohorts, x)).toEqual(x);
      }),
    );
  });

  it('has in month 0 all customers of a cohort, and never more later', () => {
    fc.assert(
      fc.property(cohorts, (a) => {
        for (const { customers, active } of cohortRows({ lastMonth: january, ...sumsOf(a) })) {
          expect(active[0]).toBe(customers);
          expect(Math.max(...active)).toBe(customers);
        }
      }),
    );
  });
});
