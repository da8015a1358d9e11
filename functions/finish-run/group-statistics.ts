import type { GroupSums } from '../../shared/contracts/score-sums.ts';
import type { GroupStatistics } from '../../shared/contracts/statistics.ts';
import { risingValues, valueAtRank } from '../../shared/domain/statistics/value-at-rank.ts';

/**
 * The groups of one scheme, in the order of `keys`, those without customers included.
 *
 * @param previous sizes in the previous run by key; `undefined` when there was none
 */
export function groupStatistics(
  keys: readonly string[],
  sums: Readonly<Record<string, GroupSums>>,
  previous: ReadonlyMap<string, number> | undefined,
): GroupStatistics[] {
  return keys.map((key) => ({
    key,
    customers: sums[key]?.customers ?? 0,
    spendMinor: sums[key]?.spendMinor ?? 0,
    medianRecencyDays: medianOf(sums[key]?.recencyDays ?? {}),
    previous: previous === undefined ? null : (previous.get(key) ?? 0),
  }));
}

/** Median of values given as value -> how often; of an even count the mean of the middle two. `null` of none. */
export function medianOf(counts: Readonly<Record<string, number>>): number | null {
  const rising = risingValues(counts);
  const total = rising.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  return (valueAtRank(rising, Math.floor((total + 1) / 2)) + valueAtRank(rising, Math.floor(total / 2) + 1)) / 2;
}
