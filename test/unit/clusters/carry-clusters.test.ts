import { describe, expect, it } from 'vitest';
import { carryClusters } from '../../../shared/domain/clusters/carry-clusters.ts';
import { type ClusterModel, createClassifier } from '../../../shared/domain/clusters/cluster-model.ts';
import { isComparable } from '../../../shared/domain/clusters/columns-in.ts';
import { fitClusters } from '../../../shared/domain/clusters/fit-clusters.ts';
import { labelRows } from '../../../shared/domain/clusters/label-rows.ts';
import { contingency, matchClusters } from '../../../shared/domain/clusters/match-clusters.ts';
import { createRandom } from '../../../shared/domain/clusters/random.ts';

/** A model of one feature, taken as it is, with a cluster at each centre. */
const line = (centres: Readonly<Record<string, number>>, deviation = 2, scale = 1): ClusterModel => ({
  features: ['x'],
  scaler: { logs: [false], centres: [0], scales: [scale], limit: 1_000 },
  deviations: [deviation],
  customers: 0,
  inertia: 0,
  silhouette: null,
  candidates: [],
  clusters: Object.entries(centres).map(([id, centre]) => ({
    id,
    size: 0,
    centre: [centre / scale],
    deviations: [0],
    means: [centre],
  })),
});

const ids = ({ clusters }: ClusterModel) => clusters.map(({ id }) => id);

describe('contingency(a, b, rows, columns)', () => {
  it('counts each pair of labels', () => {
    const counts = contingency(Uint16Array.of(0, 0, 1, 1, 1), Uint16Array.of(2, 0, 2, 2, 1), 2, 3);
    expect([...counts]).toEqual([1, 0, 1, 0, 1, 2]);
  });
});

describe('matchClusters(now, k, before, earlierK)', () => {
  const labels = (...runs: [label: number, count: number][]) =>
    Uint16Array.from(runs.flatMap(([label, count]) => Array(count).fill(label)));

  it('keeps a cluster that gave away a few, with customers in both over those in either', () => {
    // Cluster 0 had ten; two of them went to 1, which had five.
    const pairs = matchClusters(labels([1, 8], [0, 7]), 2, labels([0, 10], [1, 5]), 2);
    expect(pairs).toEqual([
      { earlier: 1, overlap: 5 / 7 },
      { earlier: 0, overlap: 8 / 10 },
    ]);
  });

  it('gives the larger half of a cluster that split its place, and the other none', () => {
    expect(matchClusters(labels([0, 4], [1, 6]), 2, labels([0, 10]), 1)).toEqual([
      undefined,
      { earlier: 0, overlap: 0.6 },
    ]);
  });

  it('takes 3 of 9 as the same cluster, and 3 of 10 as another', () => {
    const others = labels([1, 2], [2, 2], [3, 2]);
    expect(matchClusters(labels([0, 9]), 1, Uint16Array.of(0, 0, 0, ...others), 4)).toEqual([
      { earlier: 0, overlap: 3 / 9 },
    ]);
    expect(matchClusters(labels([0, 10]), 1, Uint16Array.of(0, 0, 0, ...others, 4), 5)).toEqual([undefined]);
  });

  it('does not let a pair that overlaps too little stand in the way of one that overlaps enough', () => {
    // With 0 to 0 and 1 to 1, 25 + 10 would stay, but the ten are no more than 10 of 40: none goes on, and 25 are fewer than 30.
    const before = labels([0, 25], [0, 30], [1, 10]);
    const now = labels([0, 25], [1, 30], [1, 10]);
    expect(matchClusters(now, 2, before, 2)).toEqual([undefined, { earlier: 0, overlap: 30 / 65 }]);
  });
});

describe('carryClusters(model, raw, earlier, nextNumber)', () => {
  const raw = Float64Array.of(0, 1, 2, 10, 11, 12, 30);

  it('numbers the clusters of a first model by their place', () => {
    const { model, matches, gone, nextNumber } = carryClusters(line({ a: 1, b: 11 }), raw, undefined, 1);
    expect({ ids: ids(model), matches, gone, nextNumber }).toEqual({
      ids: ['c1', 'c2'],
      matches: [null, null],
      gone: [],
      nextNumber: 3,
    });
  });

  it('keeps ids by members whatever the places, gives a new cluster the next number, and says which is gone', () => {
    const earlier = line({ c1: 1, c4: 50, c2: 11 });
    const { model, matches, gone, nextNumber } = carryClusters(line({ x: 10, y: 2, z: 30 }), raw, earlier, 5);
    expect(ids(model)).toEqual(['c2', 'c1', 'c5']);
    // 30 is nearer to 11 than to 50: 10, 11, 12 of 10, 11, 12, 30.
    expect(matches).toEqual([{ overlap: 3 / 4, shift: 1 / 2 }, { overlap: 1, shift: 1 / 2 }, null]);
    expect(gone).toEqual(['c4']);
    expect(nextNumber).toBe(6);
  });

  it('never gives the number of a cluster that is gone again', () => {
    const second = carryClusters(line({ x: 1 }), Float64Array.of(0, 1, 2), line({ c1: 1, c2: 90 }), 3);
    expect(second).toMatchObject({ gone: ['c2'], nextNumber: 3 });
    const third = carryClusters(line({ x: 1, y: 90 }), Float64Array.of(0, 1, 2, 90), second.model, second.nextNumber);
    expect(ids(third.model)).toEqual(['c1', 'c3']);
  });

  it('measures the shift in standard deviations of all, whatever the scales of both models', () => {
    // The centre moved from 1 to 4. A unit of the new scale is 2, and a standard deviation 3 of those.
    const { matches } = carryClusters(line({ a: 4 }, 3, 2), Float64Array.of(3, 5), line({ c1: 1 }, 7, 5), 2);
    expect(matches[0]?.shift).toBeCloseTo(3 / 2 / 3, 12);
  });

  it('knows columns by their feature when they stand in another order', () => {
    const plane = (features: string[], centres: number[][]): ClusterModel => ({
      ...line({}),
      features,
      scaler: { logs: [false, false], centres: [0, 0], scales: [1, 1], limit: 100 },
      deviations: [1, 1],
      clusters: centres.map((centre, i) => ({ id: `c${i + 1}`, size: 0, centre, deviations: [0, 0], means: centre })),
    });
    const rows = Float64Array.of(0, 9, 0, 8, 9, 0, 8, 0);
    const now = plane(
      ['x', 'y'],
      [
        [0, 8.5],
        [8.5, 0],
      ],
    );
    const { model, matches } = carryClusters(
      now,
      rows,
      plane(
        ['y', 'x'],
        [
          [0, 8.5],
          [8.5, 1.5],
        ],
      ),
      3,
    );
    expect(ids(model)).toEqual(['c2', 'c1']);
    expect(matches).toEqual([
      { overlap: 1, shift: 1.5 },
      { overlap: 1, shift: 0 },
    ]);
    expect(isComparable(['x', 'y'], { features: ['y', 'x'] })).toBe(true);
    expect(isComparable(['x', 'y'], { features: ['x', 'z'] })).toBe(false);
    expect(isComparable(['x'], { features: ['x', 'y'] })).toBe(false);
  });

  it('finds every cluster of a fitted model again, and leaves it as it is', () => {
    const random = createRandom(3);
    const rows = Float64Array.from({ length: 400 }, (_, i) => [0, 4, 9, 30][i % 4]! + random());
    const table = {
      ids: Array.from({ length: 400 }, (_, i) => `u${i}`),
      features: [{ key: 'x', heavyTailed: true }],
      raw: rows,
    };
    const fitted = fitClusters(table, { k: [4, 4] });
    if (fitted === undefined) throw new RangeError('Four heaps were expected.');
    const again = carryClusters(fitted, rows, fitted, 5);
    expect(again).toMatchObject({ gone: [], nextNumber: 5 });
    expect(again.model).toEqual(fitted);
    for (const match of again.matches) {
      expect(match?.overlap).toBe(1);
      expect(match?.shift).toBeCloseTo(0, 9);
    }
  });
});

describe('labelRows(model, raw, columns)', () => {
  it('tells what createClassifier tells, over many blocks', () => {
    const model = line({ c1: 3, c2: 5, c3: 11 });
    const random = createRandom(9);
    const raw = Float64Array.from({ length: 10_000 }, () => (random() < 0.01 ? Number.NaN : 14 * random()));
    const classify = createClassifier(model);
    const expected = Array.from(raw, (value) => classify([value]));
    expect(Array.from(labelRows(model, raw, [0]), (label) => model.clusters[label]?.id)).toEqual(expected);
  });
});
