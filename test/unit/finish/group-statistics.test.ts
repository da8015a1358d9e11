import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupStatistics, medianOf } from '../../../functions/finish-run/group-statistics.ts';

describe('medianOf(counts)', () => {
  it.each([
    [{}, null],
    [{ 7: 1 }, 7],
    [{ 1: 1, 4: 1 }, 2.5],
    [{ 10: 2, 2: 3 }, 2],
    [{ 10: 3, 2: 3 }, 6],
    [{ 100: 1, 20: 1, 3: 1 }, 20],
  ])('of %j is %j', (counts, median) => {
    expect(medianOf(counts)).toBe(median);
  });

  it('is that of the values written out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1 }), (values) => {
        const counts: Record<string, number> = {};
        for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
        const sorted = values.toSorted((a, b) => a - b);
        const middle = sorted.length / 2;
        const lower = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
        const upper = sorted[Math.floor(middle)] ?? Number.NaN;
        expect(medianOf(counts)).toBe((lower + upper) / 2);
      }),
    );
  });
});

describe('groupStatistics(keys, sums, previous)', () => {
  const sums = { core: { customers: 2, spendMinor: 500, recencyDays: { 3: 1, 5: 1 } } };

  it('lists every key in order, and a group that nobody is in with 0', () => {
    expect(groupStatistics(['dormant', 'core'], sums, undefined)).toEqual([
      { key: 'dormant', customers: 0, spendMinor: 0, medianRecencyDays: null, previous: null },
      { key: 'core', customers: 2, spendMinor: 500, medianRecencyDays: 4, previous: null },
    ]);
  });

  it('tells a group that was empty before from a run that had none before', () => {
    expect(groupStatistics(['core'], sums, new Map())[0]?.previous).toBe(0);
    expect(groupStatistics(['core'], sums, new Map([['core', 9]]))[0]?.previous).toBe(9);
  });
});
