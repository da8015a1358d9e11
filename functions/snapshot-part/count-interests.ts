import type { InterestSums, SnapshotPart } from '../../shared/contracts/snapshot-part.ts';
import { heaviest } from '../../shared/domain/statistics/heaviest.ts';

/** Category paths that are remembered of one slice of the customers. */
export const mostPaths = 5000;

/** From this score on an interest is a strong one. */
export const strongScore = 5;

export interface InterestCounts {
  add(interests: ReadonlyMap<string, number>): void;
  /** After the last customer of a slice. */
  endSlice(): void;
  stored(): SnapshotPart['interests'];
}

/** Counts customers by the category paths they are interested in. */
export function createInterestCounts(): InterestCounts {
  let customers = 0;
  let slice = new Map<string, [number, number, number]>();
  const total = new Map<string, InterestSums>();
  return {
    add(interests) {
      let isInterested = false;
      for (const [path, score] of interests) {
        if (score <= 0) continue;
        isInterested = true;
        let sums = slice.get(path);
        if (sums === undefined) {
          sums = [0, 0, 0];
          slice.set(path, sums);
        }
        sums[0]++;
        if (score >= strongScore) sums[1]++;
        sums[2] += Math.round(score * 1e6);
      }
      if (isInterested) customers++;
    },
    endSlice() {
      for (const [path, sums] of heaviest(slice, mostPaths, ([count]) => count))
        total.set(path, added(total.get(path) ?? none, sums));
      slice = new Map();
    },
    stored: () => ({ customers, paths: Object.fromEntries(total) }),
  };
}

const none: InterestSums = [0, 0, 0];

const added = (a: InterestSums, b: InterestSums): InterestSums => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
