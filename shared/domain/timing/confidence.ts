/** Imagined observations that speak for something else. */
const doubt = 2;

/** Share of the evidence that speaks for a choice, drawn down where there is little of it: 3 of 3 is 0.6, 30 of 30 is 0.94. */
export const smoothedShare = (count: number, total: number): number => count / (total + doubt);

/** Index of the greatest number; `undefined` where several are, or none is above 0. */
export function onlyGreatest(counts: ArrayLike<number>): number | undefined {
  let greatest = 0;
  let at: number | undefined;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    if (count > greatest) [greatest, at] = [count, i];
    else if (count === greatest) at = undefined;
  }
  return at;
}
