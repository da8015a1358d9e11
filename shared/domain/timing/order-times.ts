import { onlyGreatest, smoothedShare } from './confidence.ts';

export interface PreferredTime {
  /** Hour 0..23, or weekday 1 Monday..7 Sunday. */
  readonly value: number;
  /** 0..1: the smoothed share of the orders then. */
  readonly confidence: number;
}

/** Orders needed, and the share of them that must agree: what fewer or a smaller part do by chance is no preference. */
const leastOrders = 5;
const leastShare = 1 / 3;

/**
 * The hour with most orders; `undefined` of fewer than five, and where no hour has a third of them and more than any other.
 *
 * @param counts 24, by hour of the customer's day
 */
export function preferredHour(counts: ArrayLike<number>): PreferredTime | undefined {
  return preferred(counts, 0);
}

/** The weekday with most orders, as for hours. @param counts 7, Monday first */
export function preferredWeekday(counts: ArrayLike<number>): PreferredTime | undefined {
  return preferred(counts, 1);
}

function preferred(counts: ArrayLike<number>, first: number): PreferredTime | undefined {
  const at = onlyGreatest(counts);
  const total = Array.from(counts).reduce((sum, count) => sum + count, 0);
  if (at === undefined || total < leastOrders || (counts[at] as number) < leastShare * total) return undefined;
  return { value: at + first, confidence: smoothedShare(counts[at] as number, total) };
}

/** 1 Monday..7 Sunday, as ISO 8601 has it, of a day since 1970-01-01, a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
