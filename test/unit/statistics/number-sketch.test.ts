import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/domain/clusters/random.ts';
import {
  addNumber,
  emptySketch,
  meanOf,
  mergeSketch,
  modeOf,
  mostExactValues,
  type NumberSketch,
  quantilesOf,
} from '../../../shared/domain/statistics/number-sketch.ts';

function sketchOf(values: readonly number[]): NumberSketch {
  const sketch = emptySketch();
  for (const value of values) addNumber(sketch, value);
  return sketch;
}

function merged(...sketches: readonly NumberSketch[]): NumberSketch {
  const all = emptySketch();
  for (const sketch of sketches) mergeSketch(all, sketch);
  return all;
}

/** Everything that can be told of a sketch; counts by rising key. */
const told = (sketch: NumberSketch) => ({
  count: sketch.count,
  least: sketch.least,
  most: sketch.most,
  exact: sketch.exact,
  counts: [...sketch.counts].sort(([a], [b]) => a - b),
  mean: meanOf(sketch),
  mode: modeOf(sketch),
  quantiles: quantilesOf(sketch, shares),
});

const shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

/** By sorting: the ⌈p · n⌉th smallest. */
const bruteQuantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(share * values.length)) - 1] ?? Number.NaN;

const money = fc.integer({ min: -50_000, max: 5_000_000 }).map((minor) => minor / 100);
const count = fc.integer({ min: 0, max: 40 });
/** Of either sign, over twelve orders of magnitude. Doubles by their bits would nearly all be tiny. */
const wide = fc
  .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: -9, max: 3 }))
  .map(([digits, exponent]) => digits * 10 ** exponent);
const few = fc.array(fc.oneof(money, count, wide), { maxLength: 60 });
/** Enough different values for buckets. */
const many = fc.array(wide, { minLength: mostExactValues + 50, maxLength: mostExactValues + 300 });
const some = fc.oneof({ weight: 3, arbitrary: few }, { weight: 1, arbitrary: many });

describe('quantilesOf(sketch, shares)', () => {
  it('is exact while there are few different values', () => {
    // 1 1 2 3 10: ranks ⌈0.05·5⌉ = 1, 2, 3, 4, 5.
    expect(quantilesOf(sketchOf([3, 1, 10, 2, 1]), [0.05, 0.25, 0.5, 0.75, 0.95])).toEqual([1, 1, 2, 3, 10]);
    fc.assert(
      fc.property(few, (values) => {
        const expected = shares.map((share) => bruteQuantile(values, share));
        expect(quantilesOf(sketchOf(values), shares)).toEqual(expected);
      }),
    );
  });

  it('takes the 7th of 100 for 7 %', () => {
    expect(quantilesOf(sketchOf(Array.from({ length: 100 }, (_, index) => index + 1)), [0.07])).toEqual([7]);
  });

  it('is within 1 % of the exact one when there are many, of either sign', () => {
    fc.assert(
      fc.property(many, (values) => {
        const sketch = sketchOf(values);
        for (const [at, found] of quantilesOf(sketch, shares).entries()) {
          const exact = bruteQuantile(values, shares[at] as number);
          expect(Math.abs(found - exact)).toBeLessThanOrEqual(0.01 * Math.abs(exact) * (1 + 1e-9) + 1e-9);
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('holds its 1 % over twelve orders of magnitude', () => {
    const random = createRandom(11);
    const values = Array.from({ length: 20_000 }, () => 10 ** (random() * 12 - 6));
    const sketch = sketchOf(values);
    expect(sketch.exact).toBe(false);
    const thousand = Array.from({ length: 1000 }, (_, index) => (index + 1) / 1000);
    const sorted = values.toSorted((a, b) => a - b);
    for (const [at, found] of quantilesOf(sketch, thousand).entries()) {
      const exact = sorted[(at + 1) * 20 - 1] as number;
      expect(Math.abs(found / exact - 1)).toBeLessThanOrEqual(0.01 + 1e-9);
    }
  });

  it('never leaves the range of the values, and keeps zero', () => {
    const values = [...Array.from({ length: 500 }, (_, index) => 7 + index / 1e6), 0, 0];
    const sketch = sketchOf(values);
    expect(sketch.exact).toBe(false);
    expect(quantilesOf(sketch, [0.001, 1])).toEqual([0, 7.000499]);
    expect(quantilesOf(sketchOf(values.map((value) => -value)), [0])).toEqual([-7.000499]);
  });

  it('tells nothing of nothing', () => {
    expect(quantilesOf(emptySketch(), [0, 0.5])).toEqual([Number.NaN, Number.NaN]);
    expect([meanOf(emptySketch()), modeOf(emptySketch())]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('modeOf(sketch)', () => {
  it('is what most have, of several the least', () => {
    expect(modeOf(sketchOf([5, 2, 2, 5, 9]))).toBe(2);
    expect(modeOf(sketchOf([5, 5, 2]))).toBe(5);
  });

  it('lies within 1 % of the crowd when there are many values', () => {
    const spread = Array.from({ length: 900 }, (_, index) => 2 ** (index / 30));
    expect(modeOf(sketchOf([...spread, ...Array.from({ length: 50 }, () => 1234.5)])) / 1234.5).toBeCloseTo(1, 1);
  });
});

describe('meanOf(sketch)', () => {
  it('rounds once', () => {
    expect(meanOf(sketchOf([0.1, 0.2, 0.3]))).toBe(0.6 / 3);
  });
});

describe('mergeSketch(into, other)', () => {
  it('gives what all numbers together give, however they were divided', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 4 }), (parts) => {
        expect(told(merged(...parts.map(sketchOf)))).toEqual(told(sketchOf(parts.flat())));
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('is commutative and associative, with none as neutral', () => {
    fc.assert(
      fc.property(some, some, some, (x, y, z) => {
        const [a, b, c] = [sketchOf(x), sketchOf(y), sketchOf(z)];
        expect(told(merged(a, b))).toEqual(told(merged(b, a)));
        expect(told(merged(merged(a, b), c))).toEqual(told(merged(a, merged(b, c))));
        expect(told(merged(a, emptySketch()))).toEqual(told(a));
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('tells values apart exactly when all together are few', () => {
    const low = sketchOf(Array.from({ length: 200 }, (_, index) => index));
    const high = sketchOf(Array.from({ length: 201 }, (_, index) => 200 + index));
    expect(merged(low, sketchOf(Array.from({ length: 200 }, (_, index) => 200 + index))).exact).toBe(true);
    expect(merged(low, high).exact).toBe(false);
    expect(merged(low, low, low).exact).toBe(true);
  });
});
