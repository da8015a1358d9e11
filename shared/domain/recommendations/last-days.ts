/**
 * The latest day such that at least `share` of the rows are of it or later, so that what is held out does not depend on a few rows that
 * stray from long before.
 *
 * @param days of rows, in any order
 * @returns `undefined` without rows
 */
export function lastDaysFrom(days: Int32Array, share: number): number | undefined {
  const rising = days.toSorted();
  return rising[Math.floor(rising.length * (1 - share))];
}
