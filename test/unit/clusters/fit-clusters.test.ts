import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClusterModel, createClassifier } from '../../../shared/domain/clusters/cluster-model.ts';
import { alone, type Crew } from '../../../shared/domain/clusters/crew.ts';
import { earlierCentres } from '../../../shared/domain/clusters/earlier-centres.ts';
import { type FeatureTable, fitClusters } from '../../../shared/domain/clusters/fit-clusters.ts';
import { nameClusters } from '../../../shared/domain/clusters/name-clusters.ts';
import { createRandom } from '../../../shared/domain/clusters/random.ts';
import { sampleRows } from '../../../shared/domain/clusters/sample-rows.ts';
import { fitScaler, scaleRows } from '../../../shared/domain/clusters/scaler.ts';

const features = [
  { key: 'x', heavyTailed: false },
  { key: 'y', heavyTailed: true },
];

/** Three heaps of 30, 20 and 10 customers, ten and more apart. */
function heaps(): FeatureTable {
  const random = createRandom(5);
  const rows = Array.from({ length: 60 }, (_, i) => {
    const [x, y] = i < 30 ? [0, 1] : i < 50 ? [20, 50] : [40, 3_000];
    return [x + random(), y * (1 + random() / 10)];
  });
  return { ids: rows.map((_, i) => `${1_000 + i}`), features, raw: Float64Array.from(rows.flat()) };
}

describe('fitScaler(raw, logs) and scaleRows(raw, scaler)', () => {
  it('takes the median off and divides by the interquartile range / 1.349, within ± 3', () => {
    const scaler = fitScaler(Float64Array.of(1, 2, 3, 4, 100), [false]);
    expect(scaler).toEqual({ logs: [false], centres: [3], scales: [2 / 1.349], limit: 3 });
    const [one, three, many, unknown] = scaleRows(Float64Array.of(1, 3, 1_000, Number.NaN), scaler);
    expect(one).toBeCloseTo(-1.349, 12);
    expect([three, many, unknown]).toEqual([0, 3, 0]);
  });

  it('takes the logarithm first where asked, of values below 0 as of 0', () => {
    const scaler = fitScaler(Float64Array.of(-5, 0, Math.E - 1, Math.E ** 2 - 1, Math.E ** 3 - 1), [true]);
    expect(scaler.centres[0]).toBeCloseTo(1, 12);
    expect(scaler.scales[0]).toBeCloseTo(2 / 1.349, 12);
  });

  it('leaves out what is not known, and falls back on the standard deviation, then on 1', () => {
    expect(fitScaler(Float64Array.of(0, 0, 0, 0, 0, 0, 0, 10, Number.NaN), [false]).scales[0]).toBeCloseTo(
      Math.sqrt((7 * 1.25 ** 2 + 8.75 ** 2) / 8),
      12,
    );
    expect(fitScaler(Float64Array.of(7, 7), [false])).toMatchObject({ centres: [7], scales: [1] });
    expect(fitScaler(Float64Array.of(Number.NaN), [false])).toMatchObject({ centres: [0], scales: [1] });
  });
});

describe('fitClusters(table, settings)', () => {
  const model = fitClusters(heaps(), { k: [2, 6] });

  it('finds the heaps, by falling size', () => {
    expect(model?.clusters.map(({ id, size }) => [id, size])).toEqual([
      ['c1', 30],
      ['c2', 20],
      ['c3', 10],
    ]);
    expect(model).toMatchObject({ customers: 60, features: ['x', 'y'] });
  });

  it('tells every customer it was fitted to their heap, and keeps doing so after JSON', () => {
    if (model === undefined) throw new RangeError('Three heaps were expected to be told apart.');
    const classify = createClassifier(JSON.parse(JSON.stringify(model)));
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    const { raw } = heaps();
    const told = Array.from({ length: 60 }, (_, i) => classify(raw.subarray(i * 2, i * 2 + 2)));
    expect(told).toEqual([...Array(30).fill('c1'), ...Array(20).fill('c2'), ...Array(10).fill('c3')]);
  });

  it('says how far each cluster lies from all, in standard deviations, and its plain means', () => {
    const { ids, raw } = { ids: ['a', 'b', 'c', 'd'], raw: Float64Array.of(0, 0, 4, 4) };
    const small = fitClusters({ ids, features: [{ key: 'x', heavyTailed: false }], raw }, { k: [2, 2] });
    expect(small?.clusters.map(({ size, deviations, means }) => [size, deviations, means])).toEqual([
      [2, [-1], [0]],
      [2, [1], [4]],
    ]);
  });

  it('gives the same model twice', () => {
    expect(fitClusters(heaps(), { k: [2, 6] })).toEqual(model);
  });

  it('starts from the centres of the run before too, and takes what is better', () => {
    const random = createRandom(8);
    const raw = Float64Array.from({ length: 800 }, random);
    const even = features.map(({ key }) => ({ key, heavyTailed: false }));
    const table = { ids: Array.from({ length: 400 }, (_, i) => `${1_000 + i}`), features: even, raw };
    const modelOf = (seed: number, earlier?: ClusterModel) => {
      const fitted = fitClusters(table, { k: [20, 20], seed, earlier });
      if (fitted === undefined) throw new RangeError('Clusters were expected.');
      return fitted;
    };
    const seeds = [1, 2, 3, 4, 5].sort((a, b) => modelOf(a).inertia - modelOf(b).inertia);
    const [good, poor] = [seeds[0] ?? 0, seeds[4] ?? 0];
    const [better, worse] = [modelOf(good), modelOf(poor)];
    expect(better.inertia).toBeLessThan(worse.inertia);
    expect(modelOf(poor, better)).toMatchObject({ inertia: better.inertia, clusters: better.clusters });
    // After itself, and after one that is no better, a model stays as it is.
    expect(modelOf(good, better)).toEqual(better);
    expect(modelOf(good, worse)).toEqual(better);
  });

  it('finds nothing in customers who are all alike', () => {
    const alike = { ids: ['a', 'b'], features, raw: Float64Array.of(1, 2, 1, 2) };
    expect(fitClusters(alike, { k: [3, 10] })).toBeUndefined();
    expect(fitClusters({ ids: [], features, raw: new Float64Array() }, { k: [3, 10] })).toBeUndefined();
  });

  it('lets the threads go whatever happens', () => {
    const ids = Array.from({ length: 20_001 }, (_, i) => `${100_000 + i}`);
    const table: FeatureTable = { ids, features: features.slice(0, 1), raw: Float64Array.from(ids, (_, i) => i % 2) };
    const said: string[] = [];
    const crew: Crew = {
      threads: 1,
      gather(job, doBlock) {
        said.push('gather');
        if (said.length > 2) throw new Error('No thread was expected to start.');
        return alone.gather(job, doBlock);
      },
      dismiss: () => said.push('dismiss'),
    };
    expect(fitClusters(table, { k: [2, 2], crew })?.customers).toBe(20_001);
    expect(said).toEqual(['gather', 'dismiss']);
    expect(() => fitClusters(table, { k: [2, 2], crew })).toThrow(/No thread/);
    expect(said).toEqual(['gather', 'dismiss', 'gather', 'dismiss']);
  });
});

describe('earlierCentres(earlier, features, scaler, k)', () => {
  const earlier = {
    ...{ features: ['y', 'x'], deviations: [1, 1], customers: 0, inertia: 0, silhouette: null, candidates: [] },
    scaler: { logs: [true, false], centres: [1, 10], scales: [2, 5], limit: 3 },
    clusters: [{ id: 'c1', size: 1, centre: [1, -2], deviations: [0, 0], means: [0, 0] }],
  };
  const scaler = { logs: [false, true], centres: [4, 2], scales: [2, 0.5], limit: 3 };

  it('takes them to plain values, in the order of the columns, and scales them as today, within the limit', () => {
    // x: 10 − 2 · 5 = 0, then (0 − 4) / 2. y: log(1 + y) = 1 + 1 · 2 = 3, then (3 − 2) / 0.5.
    const [x, y] = earlierCentres(earlier, ['x', 'y'], scaler, 1) ?? [];
    expect(x).toBeCloseTo(-2, 12);
    expect(y).toBeCloseTo(2, 12);
    const [, drawnIn] = earlierCentres(earlier, ['x', 'y'], { ...scaler, scales: [2, 0.1] }, 1) ?? [];
    expect(drawnIn).toBe(3);
  });

  it('has none where features or their number are others, or there are more or fewer clusters', () => {
    expect(earlierCentres(earlier, ['x', 'z'], scaler, 1)).toBeUndefined();
    expect(earlierCentres(earlier, ['x'], scaler, 1)).toBeUndefined();
    expect(earlierCentres(earlier, ['x', 'y'], scaler, 2)).toBeUndefined();
  });
});

describe('sampleRows(ids, limit)', () => {
  it('takes the same customers whatever their order', () => {
    const ids = Array.from({ length: 500 }, (_, i) => `u${i}`);
    const taken = (from: readonly string[]) => [...sampleRows(from, 50)].map((row) => from[row]).sort();
    expect(taken(ids)).toHaveLength(50);
    expect([...sampleRows(ids, 50)]).toEqual([...sampleRows(ids, 50)].sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 500 }), (shuffled) => {
        expect(taken(shuffled)).toEqual(taken(ids));
      }),
      { numRuns: 20 },
    );
  });

  it('takes all, in order, when there are no more', () => {
    expect([...sampleRows(['b', 'a', 'c'], 3)]).toEqual([0, 1, 2]);
  });

  it('takes neighbours no more often than others', () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `${10_000 + i}`);
    const halves = [...sampleRows(ids, 1_000)].filter((row) => row < 5_000).length;
    // Four standard deviations of a draw of 1,000 among 10,000.
    expect(Math.abs(halves - 500)).toBeLessThan(60);
  });
});

describe('nameClusters(clusters, features)', () => {
  const word = (en: string, zh: string) => ({ en, zh });
  const words = [
    { key: 'orders', high: word('often', '常'), low: word('seldom', '少') },
    { key: 'spend', high: word('rich', '富'), low: word('frugal', '俭') },
    { key: 'breadth', high: word('wide', '广'), low: word('narrow', '窄') },
  ];
  const clustersOf = (rows: readonly number[][]) => rows.map((deviations, i) => ({ id: `c${i + 1}`, deviations }));
  const named = (...rows: number[][]) => nameClusters(clustersOf(rows), words).map(({ name }) => name);

  it('takes the two strongest, by size whatever their sign, of at least 0.5', () => {
    expect(named([0.6, -2, 1])).toEqual([{ en: 'Frugal, wide', zh: '俭、广' }]);
    expect(named([0.5, 0.49, 0])).toEqual([{ en: 'Often', zh: '常' }]);
    expect(named([0.49, -0.49, 0])).toEqual([{ en: 'Average', zh: '普通' }]);
    expect(named([1, 1, 1])[0]?.en).toBe('Often, rich');
  });

  it('takes a third where names would repeat, and the id where that does not help', () => {
    expect(named([2, 1, 0.7], [2, 1, -0.7], [-2, 0, 0]).map(({ en }) => en)).toEqual([
      'Often, rich, wide',
      'Often, rich, narrow',
      'Seldom',
    ]);
    expect(named([2, 1, 0], [2, 1, 0]).map(({ zh }) => zh)).toEqual(['常、富（c1）', '常、富（c2）']);
  });

  describe('of clusters that had a name', () => {
    const before = nameClusters(
      clustersOf([
        [2, 1, 0],
        [-1, 0.5, 0],
        [0, 0, 0],
      ]),
      words,
    );
    const later = (...rows: number[][]) => nameClusters(clustersOf(rows), words, before).map(({ name }) => name.en);

    it('remembers what each name says', () => {
      expect(before).toEqual([
        {
          name: { en: 'Often, rich', zh: '常、富' },
          says: [
            { feature: 'orders', high: true },
            { feature: 'spend', high: true },
          ],
        },
        {
          name: { en: 'Seldom, rich', zh: '少、富' },
          says: [
            { feature: 'orders', high: false },
            { feature: 'spend', high: true },
          ],
        },
        { name: { en: 'Average', zh: '普通' }, says: [] },
      ]);
    });

    it('keeps a name while each feature it speaks of still deviates its way by 0.25, though others do more', () => {
      expect(later([0.25, 0.3, 3], [-0.25, 0.25, -2], [0.49, 0, -0.49])).toEqual([
        'Often, rich',
        'Seldom, rich',
        'Average',
      ]);
    });

    it('takes a new one when a feature deviates less, or the other way', () => {
      expect(later([0.24, 0.3, 3], [0.25, 0.6, -2], [0.5, 0, 0])).toEqual(['Wide', 'Narrow, rich', 'Often']);
    });

    it('keeps all names different: a new one gives way to one that is kept', () => {
      const rows = [
        [2, 1, 0],
        [-1, 0.5, 0],
        [0, 0, 0],
        [2, 1, 0.6],
        [2, 1, 0],
      ];
      expect(later(...rows)).toEqual([
        'Often, rich',
        'Seldom, rich',
        'Average',
        'Often, rich, wide',
        'Often, rich (c5)',
      ]);
    });
  });
});
