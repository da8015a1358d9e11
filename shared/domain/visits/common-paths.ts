import { compareUtf8 } from '../compare-utf8.ts';
import type { Visit } from './visit.ts';

/** Visits by path. */
export type PathCounts = ReadonlyMap<string, number>;

/** Paths of a day that are kept. */
export const mostPaths = 200;

export function countPaths(visits: Iterable<Visit>): PathCounts {
  const counts = new Map<string, number>();
  for (const { path } of visits) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}

export function addPaths(a: PathCounts, b: PathCounts): PathCounts {
  const sums = new Map(a);
  for (const [path, count] of b) sums.set(path, (sums.get(path) ?? 0) + count);
  return sums;
}

/**
 * By falling number of visits, ties by the path's UTF-8 bytes.
 *
 * A path that is kept on some days alone is counted too low in their sum, by at most the least count that was kept on each of the others.
 */
export const heaviestPaths = (counts: PathCounts, most = mostPaths): [path: string, visits: number][] =>
  [...counts].sort(([a, x], [b, y]) => y - x || compareUtf8(a, b)).slice(0, most);
