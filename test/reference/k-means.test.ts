import { describe, expect, it } from 'vitest';
import { kMeans, kMeansStarts } from '../../shared/domain/clusters/k-means.ts';
import { lloyd } from '../../shared/domain/clusters/lloyd.ts';
import { pairDistances, silhouette } from '../../shared/domain/clusters/silhouette.ts';
import { readReference, readResults, readTable } from '../support/reference-data.ts';
import { recordOracle, recordOracles } from '../support/validation.ts';

recordOracles('k-means');

interface Result {
  readonly inertia: number;
  readonly silhouette: number | null;
  readonly sizes?: readonly number[];
}

const results = readResults('clustering.json') as {
  iris: Record<string, Result>;
  mall_income_spending: Record<string, Result>;
} & Record<string, { k: number; kmeanspp_min: number; silhouette: number; SSE_lloyd_from_GT: number }>;

const benchmark = (name: string) => {
  const result = results[name];
  if (result === undefined) throw new RangeError(`clustering.json has no "${name}".`);
  return result;
};

const points = (name: string) =>
  Float64Array.from(
    readReference(`clustering/${name}.data`)
      .split('\n')
      .flatMap((line) => line.trim().split(/\s+/)),
    Number,
  );

const columns = (file: string, names: readonly string[]) =>
  Float64Array.from(readTable(`clustering/${file}.csv`).flatMap((row) => names.map((name) => Number(row[name]))));

const iris = columns('iris', ['sepal_length', 'sepal_width', 'petal_length', 'petal_width']);
const mall = columns('Mall_Customers', ['Annual_Income', 'Spending_Score']);

/** Means of the rows of each published label, which count from 1. */
function trueMeans(name: string, k: number): Float64Array {
  const rows = points(name);
  const labels = readReference(`clustering/${name}.labels0`).split('\n').map(Number);
  const sums = new Float64Array(k * 2);
  const sizes = new Float64Array(k);
  labels.forEach((label, row) => {
    const to = label - 1;
    sizes[to] = (sizes[to] ?? 0) + 1;
    sums[to * 2] = (sums[to * 2] ?? 0) + (rows[row * 2] ?? 0);
    sums[to * 2 + 1] = (sums[to * 2 + 1] ?? 0) + (rows[row * 2 + 1] ?? 0);
  });
  return sums.map((sum, i) => sum / (sizes[Math.floor(i / 2)] ?? 1));
}

const record = (oracle: string, expected: number, ours: number, tolerance: number, bound?: 'at most'): void =>
  recordOracle({ section: 'k-means', oracle, source: 'scikit-learn, Lloyd', expected, ours, tolerance, bound });

/** At most the reference, but for the last digits of a sum taken in another order. */
const expectAtMost = (of: string, found: number, reference: number): void =>
  record(`${of}: sum of squares, best of many starts`, reference, found, reference * 1e-9, 'at most');

const recordWidth = (of: string, expected: number, found: number | undefined): void =>
  record(`${of}: silhouette`, expected, found ?? Number.NaN, 1e-9);

const sizesOf = (labels: Uint16Array) =>
  Object.values(Object.groupBy(labels, (label) => `${label}`))
    .map((rows) => rows?.length ?? 0)
    .sort((a, b) => a - b);

describe('kMeans(rows, d, { k, starts, seed })', () => {
  it.each([
    ['s1', 60],
    ['s2', 100],
    ['a1', 40],
    ['unbalance', 20],
    ['r15', 20],
  ])('reaches the least sum of squares known of %s within %i starts', (name, starts) => {
    const reference = benchmark(name);
    const { inertia } = kMeans(points(name), 2, { k: reference.k, starts, seed: 1 });
    expectAtMost(`${name}, k = ${reference.k}`, inertia, Math.min(reference.kmeanspp_min, reference.SSE_lloyd_from_GT));
  });

  it.each(Object.entries(results.iris))(
    'reaches the least sum of squares of iris, k = %s, within 400 starts',
    (k, result) => {
      const { inertia, labels } = kMeans(iris, 4, { k: Number(k), starts: 400, seed: 1 });
      expectAtMost(`iris, k = ${k}`, inertia, result.inertia);
      if (result.sizes !== undefined) expect(sizesOf(labels)).toEqual(result.sizes);
    },
  );

  it.each(Object.entries(results.mall_income_spending))(
    'reaches the least sum of squares of the mall customers, k = %s, within 400 starts',
    (k, result) => {
      const { inertia, labels } = kMeans(mall, 2, { k: Number(k), starts: 400, seed: 1 });
      expectAtMost(`mall customers, k = ${k}`, inertia, result.inertia);
      if (result.sizes !== undefined) expect(sizesOf(labels)).toEqual(result.sizes);
    },
  );
});

describe('lloyd(rows, start, d)', () => {
  it.each(['s1', 's2', 'a1', 'unbalance', 'r15'])('comes from the true means of %s to the reference', (name) => {
    const { k, SSE_lloyd_from_GT: expected } = benchmark(name);
    const { inertia } = lloyd(points(name), trueMeans(name, k), 2);
    record(`${name}, k = ${k}: sum of squares from the true means`, expected, inertia, expected * 1e-12);
  });
});

describe('silhouette(distances, labels, k)', () => {
  it.each(['a1', 'r15'])('agrees with the reference on %s, from its true means', (name) => {
    const { k, silhouette: expected } = benchmark(name);
    const rows = points(name);
    const { labels } = lloyd(rows, trueMeans(name, k), 2);
    recordWidth(`${name}, k = ${k}, from the true means`, expected, silhouette(pairDistances(rows, 2), labels, k));
  });

  /** Where a better partition than the reference's is known, its own is among the other starts. */
  const widthAtInertia = (rows: Float64Array, d: number, k: number, inertia: number) => {
    const same = kMeansStarts(rows, d, { k, starts: 1_000, seed: 1 }).find(
      (partition) => Math.abs(partition.inertia / inertia - 1) < 1e-9,
    );
    return same === undefined ? undefined : silhouette(pairDistances(rows, d), same.labels, k);
  };

  it.each(Object.entries(results.iris).slice(1))('agrees with the reference on iris, k = %s', (k, result) => {
    recordWidth(`iris, k = ${k}`, result.silhouette ?? Number.NaN, widthAtInertia(iris, 4, Number(k), result.inertia));
  });

  it.each(Object.entries(results.mall_income_spending).slice(1))(
    'agrees with the reference on the mall customers, k = %s',
    (k, result) => {
      const width = widthAtInertia(mall, 2, Number(k), result.inertia);
      recordWidth(`mall customers, k = ${k}`, result.silhouette ?? Number.NaN, width);
    },
  );
});
