import { quantile } from '../statistics/quantile.ts';

/** How the values of one feature lay in a run: what a later run is compared with. */
export interface Distribution {
  readonly feature: string;
  /** Deciles of the known values, rising and all different: nine at most, fewer where many customers have one value, none of none. */
  readonly edges: readonly number[];
  /** Share of the customers in each bin: up to and including each edge, above the last, not known. Their sum is 1; all 0 of nobody. */
  readonly shares: readonly number[];
}

const deciles = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** @param values NaN where not known; sorted by this */
export function distributionOf(feature: string, values: Float64Array): Distribution {
  values.sort();
  const unknown = values.findIndex(Number.isNaN);
  const known = unknown === -1 ? values : values.subarray(0, unknown);
  const edges = known.length === 0 ? [] : [...new Set(deciles.map((p) => quantile(known, p)))];
  const counts = noCounts(edges);
  addToBins(counts, edges, values);
  return { feature, edges, shares: sharesOf(counts) };
}

/** A bin more than there are edges, and one of values that are not known. */
export const noCounts = (edges: readonly number[]): Float64Array => new Float64Array(edges.length + 2);

/** Counts values in the bins they fall into; a value on an edge falls below it. */
export function addToBins(counts: Float64Array, edges: readonly number[], values: Iterable<number>): void {
  for (const value of values) {
    const bin = binOf(value, edges);
    counts[bin] = (counts[bin] as number) + 1;
  }
}

function binOf(value: number, edges: readonly number[]): number {
  if (Number.isNaN(value)) return edges.length + 1;
  let bin = 0;
  while (bin < edges.length && value > (edges[bin] as number)) bin++;
  return bin;
}

/** All 0 where nothing was counted. */
export function sharesOf(counts: Float64Array): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Array.from(counts, (count) => (total === 0 ? 0 : count / total));
}
