/**
 * The value at a rank of all, where each value is told with how often it is there.
 *
 * @param rising by value
 * @param rank 1 is the least value, the sum of the counts the greatest
 * @throws {RangeError} where there are fewer values
 */
export function valueAtRank(rising: readonly (readonly [value: number, count: number])[], rank: number): number {
  let passed = 0;
  for (const [value, count] of rising) {
    passed += count;
    if (passed >= rank) return value;
  }
  throw new RangeError(`Rank ${rank} is beyond the ${passed} values.`);
}

/** Value -> how often, as counts are kept in JSON, by rising value. */
export const risingValues = (counts: Readonly<Record<string, number>>): [value: number, count: number][] =>
  Object.entries(counts)
    .map(([value, count]): [number, number] => [Number(value), count])
    .sort(([a], [b]) => a - b);
