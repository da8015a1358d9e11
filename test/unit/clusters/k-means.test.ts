import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRandIndex } from '../../../shared/domain/clusters/adjusted-rand-index.ts';
import { assign, nearestCentre } from '../../../shared/domain/clusters/assign.ts';
import { bootstrapStability } from '../../../shared/domain/clusters/bootstrap-stability.ts';
import { chooseK, rateCandidates } from '../../../shared/domain/clusters/choose-k.ts';
import { kMeans } from '../../../shared/domain/clusters/k-means.ts';
import { lloyd } from '../../../shared/domain/clusters/lloyd.ts';
import { createRandom } from '../../../shared/domain/clusters/random.ts';
import { seedCentres } from '../../../shared/domain/clusters/seed-centres.ts';
import { pairDistances, silhouette } from '../../../shared/domain/clusters/silhouette.ts';

const point = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }));
type Point = readonly [number, number];
const squared = (a: Point, b: Point) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;

describe('assign(rows, centres, d, labels, distances)', () => {
  it('gives a tie to the lowest centre index', () => {
    const labels = new Uint16Array(1);
    expect(assign(Float64Array.of(5), Float64Array.of(10, 0), 1, labels, new Float64Array(1))).toBe(25);
    expect(labels[0]).toBe(0);
    expect(nearestCentre(Float64Array.of(5), Float64Array.of(0, 10))).toBe(0);
  });

  it('leaves no row nearer to another centre, and sums the squared distances', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1 }),
        fc.array(point, { minLength: 1, maxLength: 5 }),
        (rows, centres) => {
          const labels = new Uint16Array(rows.length);
          const distances = new Float64Array(rows.length);
          const matrix = Float64Array.from(rows.flat());
          const inertia = assign(matrix, Float64Array.from(centres.flat()), 2, labels, distances);
          const least = rows.map((row) => Math.min(...centres.map((centre) => squared(row, centre))));
          expect([...distances]).toEqual(least);
          expect(inertia).toBe(least.reduce((a, b) => a + b));
          rows.forEach((row, i) => {
            expect(labels[i]).toBe(centres.findIndex((centre) => squared(row, centre) === least[i]));
          });
        },
      ),
    );
  });
});

describe('lloyd(rows, start, d)', () => {
  it('moves two centres to the means of the two halves', () => {
    const { centres, labels, inertia } = lloyd(Float64Array.of(0, 2, 10, 14), Float64Array.of(0, 2), 1);
    expect([...centres]).toEqual([1, 12]);
    expect([...labels]).toEqual([0, 0, 1, 1]);
    expect(inertia).toBe(1 + 1 + 4 + 4);
  });

  it('moves a single centre to the mean', () => {
    expect([...lloyd(Float64Array.of(0, 2, 10), Float64Array.of(0), 1).centres]).toEqual([4]);
  });

  it('gives an empty cluster the row farthest from its centre', () => {
    const { centres, labels } = lloyd(Float64Array.of(0, 1, 9), Float64Array.of(0, 100), 1);
    expect([...labels]).toEqual([0, 0, 1]);
    expect([...centres]).toEqual([0.5, 9]);
  });

  it('leaves a cluster empty when all rows are the same', () => {
    const { centres, labels, inertia } = lloyd(Float64Array.of(3, 3, 3), Float64Array.of(3, 3), 1);
    expect([[...centres], [...labels], inertia]).toEqual([[3, 3], [0, 0, 0], 0]);
  });

  it('leaves the start as it is', () => {
    const start = Float64Array.of(0, 2);
    lloyd(Float64Array.of(0, 2, 10, 14), start, 1);
    expect([...start]).toEqual([0, 2]);
  });

  it('ends where every centre is the mean of its rows', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (rows, k) => {
        const matrix = Float64Array.from(rows.flat());
        const { centres, labels } = kMeans(matrix, 2, { k, starts: 2, seed: 7 });
        for (let cluster = 0; cluster < k; cluster++) {
          const own = rows.filter((_, row) => labels[row] === cluster);
          if (own.length === 0) continue;
          const mean = own.reduce(([x, y], [a, b]) => [x + a / own.length, y + b / own.length], [0, 0]);
          expect(centres[cluster * 2]).toBeCloseTo(mean[0], 9);
          expect(centres[cluster * 2 + 1]).toBeCloseTo(mean[1], 9);
        }
      }),
    );
  });
});

describe('seedCentres(rows, d, k, random)', () => {
  it('takes every point once when there are as many centres', () => {
    for (let seed = 0; seed < 50; seed++) {
      const centres = seedCentres(Float64Array.of(1, 1, 5, 5, 9, 9, 9), 1, 3, createRandom(seed));
      expect([...centres].sort()).toEqual([1, 5, 9]);
    }
  });

  it('draws rows by their squared distance', () => {
    // From 0 the others lie 1 and 3 away: 1 : 9. The better of two draws is 3 unless both draws are 1: 99 in 100.
    let far = 0;
    let fromZero = 0;
    for (let seed = 0; seed < 6_000; seed++) {
      const [first, second] = seedCentres(Float64Array.of(0, 1, 3), 1, 2, createRandom(seed));
      if (first !== 0) continue;
      fromZero++;
      if (second === 3) far++;
    }
    expect(fromZero / 6_000).toBeCloseTo(1 / 3, 1);
    expect(far / fromZero).toBeCloseTo(0.99, 2);
  });
});

describe('createRandom(seed)', () => {
  it('is even over [0, 1) and the same for the same seed', () => {
    const random = createRandom(42);
    const drawn = Array.from({ length: 20_000 }, random);
    const again = createRandom(42);
    expect(drawn.every((x) => x >= 0 && x < 1 && x === again())).toBe(true);
    const tenths = Object.values(Object.groupBy(drawn, (x) => `${Math.floor(x * 10)}`)).map((x) => x?.length ?? 0);
    // Four standard deviations of a binomial of 20,000 at a tenth.
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(170);
    expect(createRandom(43)()).not.toBe(drawn[0]);
  });

  it('gives the numbers of sfc32 as published by its author', () => {
    // Worked with 64-bit integers, apart from this code: state (0, seed, 0, 1), twelve rounds left out.
    const mask = 0xffff_ffffn;
    let [a, b, c, counter] = [0n, 42n, 0n, 1n];
    const round = () => {
      const sum = (a + b + counter) & mask;
      counter = (counter + 1n) & mask;
      a = b ^ (b >> 9n);
      b = (c + (c << 3n)) & mask;
      c = ((((c << 21n) & mask) | (c >> 11n)) + sum) & mask;
      return Number(sum) / 2 ** 32;
    };
    for (let i = 0; i < 12; i++) round();
    const random = createRandom(42);
    for (let i = 0; i < 1_000; i++) expect(random()).toBe(round());
  });
});

describe('silhouette(distances, labels, k)', () => {
  const of = (rows: readonly number[], labels: readonly number[], k: number) =>
    silhouette(pairDistances(Float64Array.from(rows), 1), Uint16Array.from(labels), k);

  it('is worked by hand on four points', () => {
    // 0: a 1, b 10.5; 1: a 1, b 9.5; 10: a 1, b 9.5; 11: a 1, b 10.5.
    expect(of([0, 1, 10, 11], [0, 0, 1, 1], 2)).toBeCloseTo((2 * (9.5 / 10.5) + 2 * (8.5 / 9.5)) / 4, 12);
  });

  it('counts a row alone in its cluster as 0, and knows nothing of a single cluster', () => {
    expect(of([0, 1, 10], [0, 0, 1], 2)).toBeCloseTo((9 / 10 + 8 / 9 + 0) / 3, 12);
    expect(of([0, 1], [1, 1], 2)).toBeUndefined();
    expect(of([4, 4, 4, 4], [0, 0, 1, 1], 2)).toBe(0);
  });
});

describe('adjustedRandIndex(a, b, k)', () => {
  it('is 1 of the same partition under other names, and worked by hand of another', () => {
    const a = Uint16Array.of(0, 0, 1, 1, 2, 2);
    expect(adjustedRandIndex(a, Uint16Array.of(2, 2, 0, 0, 1, 1), 3)).toBe(1);
    // Pairs together in both 2, in a 3, in b 4, of 15: (2 − 0.8) / (3.5 − 0.8).
    expect(adjustedRandIndex(a, Uint16Array.of(0, 0, 0, 1, 2, 2), 3)).toBeCloseTo(1.2 / 2.7, 12);
  });
});

describe('bootstrapStability(rows, d, labels, k, options)', () => {
  const normal = (random: () => number) => Array.from({ length: 12 }, random).reduce((a, b) => a + b) - 6;
  const labelsOf = (rows: Float64Array, k: number) => kMeans(rows, 1, { k, starts: 10, seed: 1 }).labels;

  it('is 1 where the heaps are far apart, whoever is drawn', () => {
    const random = createRandom(1);
    const rows = Float64Array.from({ length: 300 }, (_, i) => (i % 3) * 50 + normal(random));
    expect(bootstrapStability(rows, 1, labelsOf(rows, 3), 3, { samples: 5, seed: 1 })).toBe(1);
  });

  it('is less for more clusters than there are heaps, and the same for the same seed', () => {
    const random = createRandom(2);
    const rows = Float64Array.from({ length: 200 }, (_, i) => (i % 2) * 50 + normal(random));
    const stabilityOf = (k: number, seed: number) =>
      bootstrapStability(rows, 1, labelsOf(rows, k), k, { samples: 5, seed });
    expect(stabilityOf(2, 1)).toBe(1);
    expect(stabilityOf(7, 1)).toBeLessThan(0.9);
    expect(stabilityOf(7, 1)).toBe(stabilityOf(7, 1));
    expect(stabilityOf(7, 9)).not.toBe(stabilityOf(7, 1));
  });

  it('judges a partition by the one it is given, over all rows', () => {
    // Every sample with both heaps parts them; the labels given are even against odd: no better than chance.
    const rows = Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 0 : 9) + i / 100);
    const crossed = Uint16Array.from(rows, (_, i) => i % 2);
    const [a, b] = [crossed, Uint16Array.from(rows, (_, i) => (i < 20 ? 0 : 1))];
    expect(bootstrapStability(rows, 1, crossed, 2, { samples: 3, seed: 1 })).toBe(adjustedRandIndex(a, b, 2));
  });
});

describe('chooseK(candidates)', () => {
  const of = (...rows: [k: number, silhouette: number, stability: number, bootstrapStability?: number][]) =>
    chooseK(
      rows.map(([k, width, stability, bootstrapStability = stability]) => ({
        ...{ k, silhouette: width, stability, bootstrapStability },
        inertia: 0,
      })),
    )?.k;

  it('takes the widest silhouette, of near ones the steadier, of those the smaller k', () => {
    expect(of([3, 0.5, 1], [4, 0.6, 0.2])).toBe(4);
    expect(of([3, 0.597, 1], [4, 0.6, 0.2])).toBe(3);
    expect(of([3, 0.597, 0.2], [4, 0.6, 1])).toBe(4);
    expect(of([4, 0.6, 1], [3, 0.597, 0.96])).toBe(3);
    // Half of either stability: 0.8 and 0.9, then 0.86 and 0.9.
    expect(of([3, 0.6, 1, 0.6], [4, 0.6, 0.9, 0.9])).toBe(4);
    expect(of([3, 0.6, 1, 0.72], [4, 0.6, 0.9, 0.9])).toBe(3);
    expect(of()).toBeUndefined();
  });
});

describe('rateCandidates(rows, d, range, options)', () => {
  it('finds three heaps, and no more clusters than there are different rows', () => {
    const rows = Float64Array.of(0, 0.1, 0.2, 5, 5.1, 5.2, 10, 10.1, 10.2);
    const rated = rateCandidates(rows, 1, [2, 5], { starts: 4, bootstraps: 2, seed: 1 });
    expect(rated.map(({ k }) => k)).toEqual([2, 3, 4, 5]);
    expect(chooseK(rated)?.k).toBe(3);
    const twice = rateCandidates(Float64Array.of(1, 1, 2, 2), 1, [3, 10], { starts: 4, bootstraps: 2, seed: 1 });
    expect(twice.map(({ k }) => k)).toEqual([2]);
    expect(rateCandidates(Float64Array.of(1, 1, 1), 1, [2, 5], { starts: 4, bootstraps: 2, seed: 1 })).toEqual([]);
  });
});
