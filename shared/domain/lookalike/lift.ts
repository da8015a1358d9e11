import { type Share, wilsonInterval } from '../prediction/wilson-interval.ts';

export interface Lift {
  /** Of all customers: those ranked first. */
  readonly top: number;
  /** Of the held-out seeds, how many are among them. Each end of its interval over `top` is an end of that of the lift. */
  readonly found: Share;
  /** `found` over `top`: 1 is what chance brings. */
  readonly lift: number;
}

export interface Ranked {
  readonly score: number;
  readonly isSeed: boolean;
  /** Customers it stands for: of a sample, more than one. */
  readonly weight: number;
}

/**
 * Lift of held-out seeds among all who were held out. Where a share ends within customers of equal score, it takes as large a part of
 * the seeds among them as of them all.
 *
 * @param ranked in any order, at least one seed
 * @param tops above 0, up to 1
 */
export function liftAt(ranked: readonly Ranked[], tops: readonly number[]): Lift[] {
  const falling = ranked.toSorted((a, b) => b.score - a.score);
  const total = ranked.reduce((sum, { weight }) => sum + weight, 0);
  const seeds = ranked.filter(({ isSeed }) => isSeed).length;
  return tops.map((top) => {
    let room = top * total;
    let found = 0;
    for (let from = 0; from < falling.length && room > 0; ) {
      let [tied, tiedSeeds, to] = [0, 0, from];
      for (; to < falling.length && falling[to]?.score === falling[from]?.score; to++) {
        tied += (falling[to] as Ranked).weight;
        if (falling[to]?.isSeed) tiedSeeds++;
      }
      found += tiedSeeds * Math.min(1, room / tied);
      room -= tied;
      from = to;
    }
    const share = wilsonInterval(Math.min(seeds, found), seeds);
    return { top, found: share, lift: share.value / top };
  });
}
