/**
 * The least count that is a share of n of at least `support`: ceil(support · n), told by division, since the product may be off by a
 * rounding: 0.07 · 100 is more than 7 in doubles, while 7 / 100 is the double 0.07. At least 1.
 *
 * @param support above 0, at most 1
 */
export function minimumCount(support: number, n: number): number {
  let count = Math.max(1, Math.ceil(support * n));
  while (count > 1 && (count - 1) / n >= support) count--;
  while (count < n && count / n < support) count++;
  return count;
}
