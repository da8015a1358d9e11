import { decimal } from './format/numbers.ts';

/** Five ranges from four ascending cuts; both ends included, since equal values may fall on either side of a cut. */
export function ranges(cuts: readonly number[]): string[] {
  const [first, last] = [cuts[0], cuts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const between = cuts.slice(1).map((cut, index) => {
    const from = decimal(cuts[index] ?? cut);
    return from === decimal(cut) ? from : `${from}–${decimal(cut)}`;
  });
  return [`≤${decimal(first)}`, ...between, `≥${decimal(last)}`];
}
