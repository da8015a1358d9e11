import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../shared/domain/statistics/median.ts';
import { quantile } from '../../../shared/domain/statistics/quantile.ts';

describe('quantile(sorted, p)', () => {
  it.each([
    [[1, 2, 3, 4], 0.4, 2.2],
    [[1, 2, 3, 4, 5, 6], 0.2, 2],
    [[7], 0.8, 7],
    [[1, 3], 0.5, 2],
    [[1, 3], 1, 3],
  ])('of %j at %f is %f', (values, p, expected) => {
    expect(quantile(values, p)).toBeCloseTo(expected, 12);
  });
});

describe('median(values)', () => {
  it.each([
    [[], undefined],
    [[7], 7],
    [[3, 1], 2],
    [[10, 9, 2], 9],
    [[4, -1, 30, 2], 3],
  ])('of %j is %d', (values, expected) => {
    expect(median(Float64Array.from(values))).toBe(expected);
  });

  it('is the quantile of one half', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
        expect(median(Float64Array.from(values))).toBe(
          quantile(
            values.toSorted((a, b) => a - b),
            0.5,
          ),
        );
      }),
    );
  });
});
