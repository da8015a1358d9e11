import type { Converge } from './converge.ts';
import { lloyd, type Partition } from './lloyd.ts';
import { createRandom } from './random.ts';
import { seedCentres } from './seed-centres.ts';

export interface KMeansOptions {
  readonly k: number;
  /** How often to begin anew. */
  readonly starts: number;
  /** 32 bits; start i is drawn with `seed + i`. */
  readonly seed: number;
}

/**
 * One partition a start, best first: by inertia, of equal ones the earlier start.
 *
 * @param rows row-major n × d, n at least k
 * @param converge Lloyd's iteration on these rows
 */
export function kMeansStarts(
  rows: Float64Array,
  d: number,
  { k, starts, seed }: KMeansOptions,
  converge: Converge = (start) => lloyd(rows, start, d),
): Partition[] {
  if (rows.length < k * d)
    throw new RangeError(`At least ${k} rows were expected for ${k} clusters, not ${rows.length / d}.`);
  const partitions = Array.from({ length: starts }, (_, start) =>
    converge(seedCentres(rows, d, k, createRandom(seed + start))),
  );
  return partitions.sort((a, b) => a.inertia - b.inertia);
}

/** The partition of least inertia among several starts of k-means++ and Lloyd's iteration. */
export const kMeans = (rows: Float64Array, d: number, options: KMeansOptions, converge?: Converge): Partition =>
  kMeansStarts(rows, d, options, converge)[0] as Partition;
