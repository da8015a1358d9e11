import { compareUtf8 } from '../compare-utf8.ts';

/** Visits by path. */
export type PathCounts = ReadonlyMap<string, number>;

/** Paths of a day that are kept. */
export const mostPaths = 200;

/** Adds to `sums`. */
export function addPaths(sums: Map<string, number>, more: Iterable<readonly [path: string, visits: number]>): void {
  for (const [path, count] of more) sums.set(path, (sums.get(path) ?? 0) + count);
}

/**
 * By falling number of visits, ties by the path's UTF-8 bytes.
 *
 * A path that is kept on some days alone is counted too low in their sum, by at most the least count that was kept on each of the others.
 */
export const heaviestPaths = (counts: PathCounts, most = mostPaths): [path: string, visits: number][] =>
  [...counts].sort(([a, x], [b, y]) => y - x || compareUtf8(a, b)).slice(0, most);
