import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToBins, distributionOf, noCounts, sharesOf } from '../../../shared/domain/drift/distribution.ts';
import { populationStabilityIndex } from '../../../shared/domain/drift/population-stability-index.ts';

const shares = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 11, maxLength: 11 }).map((counts) => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total === 0 ? 0 : count / total));
});

describe('distributionOf(feature, values)', () => {
  it('has the deciles of 0..100 at 10, 20, … 90, each value on an edge below it', () => {
    const values = Float64Array.from({ length: 101 }, (_, i) => 100 - i);
    const { edges, shares: found } = distributionOf('x', values);
    for (const [i, edge] of edges.entries()) expect(edge).toBeCloseTo(10 * (i + 1), 9);
    expect(edges).toHaveLength(9);
    // 0..10 are eleven values, the others ten each, nobody is unknown.
    expect(found).toEqual([11 / 101, ...Array(9).fill(10 / 101), 0]);
  });

  it('has fewer edges where many have one value', () => {
    // Of twenty, fourteen zeros: the deciles up to 60 % are 0, those at 70, 80 and 90 % lie at places 13.3, 15.2 and 17.1.
    const values = Float64Array.of(...Array(14).fill(0), 1, 2, 3, 4, 5, 6);
    const { edges, shares: found } = distributionOf('x', values);
    expect(edges).toHaveLength(4);
    for (const [i, edge] of [0, 0.3, 2.2, 4.1].entries()) expect(edges[i]).toBeCloseTo(edge, 9);
    expect(found).toEqual([14 / 20, 0, 2 / 20, 2 / 20, 2 / 20, 0]);
  });

  it('keeps a bin of its own for what is not known', () => {
    expect(distributionOf('x', Float64Array.of(Number.NaN, 5, Number.NaN, 5))).toEqual({
      feature: 'x',
      edges: [5],
      shares: [0.5, 0, 0.5],
    });
    expect(distributionOf('x', Float64Array.of(Number.NaN))).toEqual({ feature: 'x', edges: [], shares: [0, 1] });
    expect(distributionOf('x', new Float64Array())).toEqual({ feature: 'x', edges: [], shares: [0, 0] });
  });
});

describe('addToBins(counts, edges, values)', () => {
  it('counts up to and including each edge, above the last, and not known', () => {
    const edges = [1, 5];
    const counts = noCounts(edges);
    addToBins(counts, edges, [0, 1, 1.5, 5, 5.1, 900, Number.NaN]);
    addToBins(counts, edges, [-3]);
    expect([...counts]).toEqual([3, 2, 2, 1]);
    expect(sharesOf(counts)).toEqual([3 / 8, 2 / 8, 2 / 8, 1 / 8]);
  });
});

describe('populationStabilityIndex(expected, actual)', () => {
  it('adds (actual − expected) · ln(actual / expected)', () => {
    // By hand: −0.25 · ln 0.5 + 0.25 · ln 1.5 = 0.25 · ln 3.
    expect(populationStabilityIndex([0.5, 0.5], [0.25, 0.75])).toBeCloseTo(0.25 * Math.log(3), 12);
    expect(populationStabilityIndex([0.2, 0.3, 0.5], [0.2, 0.3, 0.5])).toBe(0);
    // −0.1 · ln 0.5 + 0 + 0.1 · ln(4 / 3) = 0.0693147 + 0.0287682.
    expect(populationStabilityIndex([0.2, 0.5, 0.3], [0.1, 0.5, 0.4])).toBeCloseTo(0.0980829, 6);
  });

  it('counts an empty bin as a share of 0.0001, and one empty on both sides as nothing', () => {
    // (0.1 − 0.0001) · ln 1000 = 0.6900846; (0.9 − 1) · ln 0.9 = 0.0105361.
    expect(populationStabilityIndex([0.1, 0.9, 0], [0, 1, 0])).toBeCloseTo(0.6900846 + 0.0105361, 6);
    expect(populationStabilityIndex([1, 0], [1, 0])).toBe(0);
  });

  it('has nothing to compare where one of the populations is nobody', () => {
    expect(populationStabilityIndex([0, 0], [0, 1])).toBe(0);
    expect(populationStabilityIndex([0.4, 0.6], [0, 0])).toBe(0);
    expect(populationStabilityIndex([], [])).toBe(0);
  });

  it('is 0 or more, and the same both ways', () => {
    fc.assert(
      fc.property(shares, shares, (a, b) => {
        const there = populationStabilityIndex(a, b);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(populationStabilityIndex(b, a)).toBeCloseTo(there, 12);
      }),
    );
  });
});
