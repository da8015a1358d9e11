import type { CohortSums } from '../domain/cohorts/cohort-sums.ts';

/** From which chance on that a customer still buys each band begins, rising: a band ends where the next one begins. */
export const aliveBands = [0, 0.2, 0.5, 0.8] as const;

/** Days from `as_of` in which orders are expected. */
export const expectedWithinDays = 90;

/** What the lifetime model says of the customers of a tier. Integers, so that parts add up to the same in any order. */
export interface ValueSums {
  /** Of whom it says anything: they have ordered. */
  readonly customers: number;
  /** Within 90 days, in thousandths of an order a customer. */
  readonly expectedThousandths: number;
  /** Of whom it says money, each rounded to a minor unit. */
  readonly valued: number;
  readonly clvMinor: number;
  /** Bucket of the money (`log-buckets`) -> customers. */
  readonly clvBuckets: Readonly<Record<string, number>>;
  /** Place in `aliveBands` -> those of whom a chance to still buy is told. */
  readonly alive: Readonly<Record<string, AliveSums>>;
}

export interface AliveSums {
  readonly customers: number;
  readonly expectedThousandths: number;
  readonly clvMinor: number;
}

/** Visits of the customers of a tier, over the days that evidence looks back to. */
export interface VisitSums {
  /** With a visit. */
  readonly customers: number;
  readonly visits: number;
  /** Visits that came as far as the cart, the checkout, an order, or further. */
  readonly carts: number;
  readonly checkouts: number;
  readonly orders: number;
}

/** Reviews, comments and surveys, over the days that evidence looks back to. */
export interface FeedbackSums {
  /** Who left any. */
  readonly customers: number;
  readonly reviews: number;
  /** Whole stars, rounded half up -> reviews; those with a rating. */
  readonly stars: Readonly<Record<string, number>>;
  /** In hundredths of a star, over the same. */
  readonly ratingHundredths: number;
  /** By what their text says: `negative`, `neutral`, `positive`; those whose text says something. */
  readonly opinions: Readonly<Record<string, number>>;
  /** Topic -> reviews that complain about it. */
  readonly complaints: Readonly<Record<string, number>>;
}

/** What a part counts beside its segments, for the picture that the report gives of all customers. */
export interface PictureSums {
  /** Their last month is that of the day before `as_of`'s. */
  readonly cohorts: Pick<CohortSums, 'customers' | 'active'>;
  /** By tier. */
  readonly visits: Readonly<Record<string, VisitSums>>;
  readonly value: Readonly<Record<string, ValueSums>>;
  readonly feedback: FeedbackSums;
}

export const noPicture: PictureSums = {
  cohorts: { customers: [], active: [] },
  visits: {},
  value: {},
  feedback: { customers: 0, reviews: 0, stars: {}, ratingHundredths: 0, opinions: {}, complaints: {} },
};
