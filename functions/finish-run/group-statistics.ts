import type { GroupSums } from '../../shared/contracts/score-sums.ts';
import type { GroupStatistics } from '../../shared/contracts/statistics.ts';

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
  const values = Object.entries(counts)
    .map(([value, count]) => [Number(value), count] as const)
    .sort(([a], [b]) => a - b);
  const total = values.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  const at = (position: number): number => {
    let passed = 0;
    for (const [value, count] of values) {
      passed += count;
      if (position < passed) return value;
    }
    throw new RangeError(`Position ${position} is beyond the ${total} values.`);
  };
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}
