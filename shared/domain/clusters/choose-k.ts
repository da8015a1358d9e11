import { adjustedRandIndex } from './adjusted-rand-index.ts';
import { bootstrapStability } from './bootstrap-stability.ts';
import { kMeansStarts } from './k-means.ts';
import type { Partition } from './lloyd.ts';
import { pairDistances, silhouette } from './silhouette.ts';

/** How well one number of clusters fits. */
export interface Candidate {
  readonly k: number;
  /** Mean silhouette of the best partition, −1..1, on the sample. */
  readonly silhouette: number;
  /** Mean adjusted Rand index of the best partition with those of the other starts: 1 when every start ends in the same. */
  readonly stability: number;
  /** Mean adjusted Rand index with the partitions of bootstrap samples: 1 when it does not matter which customers there were. */
  readonly bootstrapStability: number;
  /** On the sample. */
  readonly inertia: number;
}

/** Silhouettes this close to the best are as good as it. */
const asGood = 0.005;
/** Stabilities this close to the best likewise. */
const asStable = 0.05;

/**
 * Tries every k of a range on a sample of at most a few thousand rows.
 *
 * @param rows row-major n × d
 * @param range least and most, both inclusive; cut to the number of distinct rows and never below 2
 */
export function rateCandidates(
  rows: Float64Array,
  d: number,
  range: readonly [least: number, most: number],
  { starts, bootstraps, seed }: { readonly starts: number; readonly bootstraps: number; readonly seed: number },
): Candidate[] {
  const distances = pairDistances(rows, d);
  const most = Math.min(range[1], distinctRows(rows, d, range[1]));
  const candidates: Candidate[] = [];
  for (let k = Math.max(2, Math.min(range[0], most)); k <= most; k++) {
    const partitions = kMeansStarts(rows, d, { k, starts, seed });
    const best = partitions[0] as Partition;
    const width = silhouette(distances, best.labels, k);
    if (width === undefined) continue;
    const others = partitions.slice(1);
    const agreement = others.reduce((sum, other) => sum + adjustedRandIndex(best.labels, other.labels, k), 0);
    candidates.push({
      k,
      silhouette: width,
      stability: others.length === 0 ? 1 : agreement / others.length,
      bootstrapStability: bootstrapStability(rows, d, best.labels, k, { samples: bootstraps, seed }),
      inertia: best.inertia,
    });
  }
  return candidates;
}

/**
 * Among the silhouettes within 0.005 of the best, and of those the stabilities within 0.05 of the best, the smallest k. Both
 * stabilities weigh alike.
 */
export function chooseK(candidates: readonly Candidate[]): Candidate | undefined {
  const widest = Math.max(...candidates.map((candidate) => candidate.silhouette));
  const good = candidates.filter((candidate) => candidate.silhouette >= widest - asGood);
  const steadiest = Math.max(...good.map(steadiness));
  return good
    .filter((candidate) => steadiness(candidate) >= steadiest - asStable)
    .reduce<Candidate | undefined>(
      (least, candidate) => (least && least.k < candidate.k ? least : candidate),
      undefined,
    );
}

const steadiness = ({ stability, bootstrapStability }: Candidate): number => (stability + bootstrapStability) / 2;

/** Number of different rows, counted no further than `enough`. */
function distinctRows(rows: Float64Array, d: number, enough: number): number {
  const seen = new Set<string>();
  for (let i = 0; i < rows.length && seen.size < enough; i += d) seen.add(rows.subarray(i, i + d).join());
  return seen.size;
}
