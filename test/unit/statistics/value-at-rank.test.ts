import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { risingValues, valueAtRank } from '../../../shared/domain/statistics/value-at-rank.ts';

describe('valueAtRank(rising, rank)', () => {
  it('is what stands at the place in the sorted list of all values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }), (values) => {
        const counts: Record<string, number> = {};
        for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
        const sorted = [...values].sort((a, b) => a - b);
        const rising = risingValues(counts);
        expect(sorted.map((_, at) => valueAtRank(rising, at + 1))).toEqual(sorted);
      }),
    );
  });

  it('refuses a rank beyond the values', () => {
    expect(() => valueAtRank([[7, 2]], 3)).toThrow(new RangeError('Rank 3 is beyond the 2 values.'));
    expect(() => valueAtRank([], 1)).toThrow(RangeError);
  });
});
