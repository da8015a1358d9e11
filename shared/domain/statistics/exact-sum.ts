/**
 * A sum without rounding: doubles of rising size that do not overlap, whose exact sum is the sum of all that was added. Empty is 0.
 *
 * Source: Shewchuk (1997), "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates", grow-expansion.
 */
export type ExactSum = number[];

/** Adds a finite number. */
export function addExactly(sum: ExactSum, value: number): void {
  let carry = value;
  let kept = 0;
  for (let at = 0; at < sum.length; at++) {
    const part = sum[at] as number;
    const [large, small] = Math.abs(carry) < Math.abs(part) ? [part, carry] : [carry, part];
    carry = large + small;
    const lost = small - (carry - large);
    if (lost !== 0) sum[kept++] = lost;
  }
  sum.length = kept;
  if (carry !== 0) sum.push(carry);
}

/** The double nearest to the exact sum: the same whatever the order in which its terms were added. */
export function roundedSum(sum: ExactSum): number {
  let at = sum.length - 1;
  let high = sum[at] ?? 0;
  let lost = 0;
  while (at > 0 && lost === 0) {
    const before = high;
    const part = sum[--at] as number;
    high = before + part;
    lost = part - (high - before);
  }
  // Halfway between two doubles: what lies below decides, where rounding to even went the other way.
  const below = at > 0 ? (sum[at - 1] as number) : 0;
  if ((lost < 0 && below < 0) || (lost > 0 && below > 0)) {
    const twice = lost * 2;
    if (high + twice - high === twice) return high + twice;
  }
  return high;
}
