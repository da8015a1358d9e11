import { maximumAssignment } from './assignment.ts';

/**
 * A new cluster goes on with an earlier one when they share at least this part of the customers that either has: of two clusters of
 * one size, half of each. On nine months of Online Retail what is plainly the same cluster has 0.61 to 0.99, any other pair at most 0.25.
 */
export const leastOverlap = 1 / 3;

export interface ClusterPair {
  /** Place of the earlier cluster in its model. */
  readonly earlier: number;
  /** Jaccard index: customers in both, over those in either; 0..1. */
  readonly overlap: number;
}

/** How many rows have which pair of labels: entry a · columns + b. */
export function contingency(a: Uint16Array, b: Uint16Array, rows: number, columns: number): Float64Array {
  const counts = new Float64Array(rows * columns);
  for (let i = 0; i < a.length; i++) {
    const at = (a[i] as number) * columns + (b[i] as number);
    counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

/**
 * Which earlier cluster each new one goes on with: one to one, among the pairs that overlap enough, such that most customers stay in
 * their cluster.
 *
 * @param now label of each customer by the new model; `k` of them
 * @param before label of the same customers by the earlier one; `earlierK` of them
 * @returns a pair a new cluster; `undefined` of one that goes on with none
 */
export function matchClusters(
  now: Uint16Array,
  k: number,
  before: Uint16Array,
  earlierK: number,
): (ClusterPair | undefined)[] {
  const overlaps = jaccard(contingency(now, before, k, earlierK), k, earlierK);
  const assigned = maximumAssignment(
    overlaps.shared.map((customers, at) => ((overlaps.index[at] as number) >= leastOverlap ? customers : 0)),
    k,
    earlierK,
  );
  return Array.from(assigned, (earlier, cluster) => {
    const overlap = earlier === -1 ? 0 : (overlaps.index[cluster * earlierK + earlier] as number);
    return overlap >= leastOverlap ? { earlier, overlap } : undefined;
  });
}

function jaccard(shared: Float64Array, rows: number, columns: number): { shared: Float64Array; index: Float64Array } {
  const inRow = new Float64Array(rows);
  const inColumn = new Float64Array(columns);
  shared.forEach((count, at) => {
    const row = Math.floor(at / columns);
    inRow[row] = (inRow[row] as number) + count;
    inColumn[at % columns] = (inColumn[at % columns] as number) + count;
  });
  const index = shared.map((count, at) => {
    const either = (inRow[Math.floor(at / columns)] as number) + (inColumn[at % columns] as number) - count;
    return either === 0 ? 0 : count / either;
  });
  return { shared, index };
}
