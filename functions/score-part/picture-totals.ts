import {
  aliveBands,
  expectedWithinDays,
  type FeedbackSums,
  noPicture,
  type PictureSums,
  type ValueSums,
  type VisitSums,
} from '../../shared/contracts/picture-sums.ts';
import { addInto } from '../../shared/contracts/score-sums.ts';
import { monthOf } from '../../shared/domain/activity/month-of.ts';
import { cohortOf } from '../../shared/domain/cohorts/cohort.ts';
import { createCohortCount } from '../../shared/domain/cohorts/cohort-sums.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { isCounted, type ReturnsRule } from '../../shared/domain/customer/orders-at.ts';
import type { Evidence } from '../../shared/domain/evidence/evidence.ts';
import { bucketOf } from '../../shared/domain/statistics/log-buckets.ts';

/** Hundredths of sentiment from which on a text is positive, and down to which below zero it is negative. */
const clearSentiment = 5;

/** Counts cohorts, visits, reviews and what the models expect. @param returns which orders count, as for RFM */
export function createPictureTotals(returns: ReturnsRule, asOfDay: number) {
  const sums = structuredClone(noPicture);
  const cohorts = createCohortCount(monthOf(asOfDay - 1).month);
  return {
    add(customer: Customer, tier: string): void {
      const cohort = cohortOf(orderDays(customer, returns));
      if (cohort !== undefined) cohorts.add(cohort);
      const { evidence } = customer;
      if (evidence.visits.length > 0) addInto(sums.visits, { [tier]: visitsOf(evidence) });
      if (evidence.reviews.length > 0) addInto(sums.feedback, feedbackOf(evidence));
      const value = lifetimeSums(customer);
      if (value !== undefined) addInto(sums.value, { [tier]: value });
    },
    sums(): PictureSums {
      const { customers, active } = cohorts.sums();
      return { ...sums, cohorts: { customers, active } };
    },
  };
}

/** A day of every month with a counted order, or more of them. */
function orderDays({ orders }: Customer, returns: ReturnsRule): number[] {
  const folded = orders.folded.filter(({ placed, kept }) => (returns === 'ignore' ? placed : kept) > 0);
  const remembered = orders.remembered.filter((order) => isCounted(order, returns));
  return [...folded.map(({ firstDay }) => firstDay), ...remembered.map(({ day }) => day)];
}

function visitsOf({ visits }: Evidence): VisitSums {
  const sums = { customers: 1, visits: 0, carts: 0, checkouts: 0, orders: 0 };
  for (const day of visits) {
    sums.visits += day.visits;
    sums.carts += day.carts;
    sums.checkouts += day.checkouts;
    sums.orders += day.orders;
  }
  return sums;
}

function feedbackOf({ reviews }: Evidence): FeedbackSums {
  const stars: Record<string, number> = {};
  const opinions: Record<string, number> = {};
  const complaints: Record<string, number> = {};
  let ratingHundredths = 0;
  for (const { rating, sentiment, complaints: topics } of reviews) {
    if (rating >= 0) {
      ratingHundredths += rating;
      addOne(stars, String(Math.floor(rating / 100 + 0.5)));
    }
    if (sentiment !== undefined) addOne(opinions, opinionOf(sentiment));
    for (const topic of topics) addOne(complaints, topic);
  }
  return { customers: 1, reviews: reviews.length, stars, ratingHundredths, opinions, complaints };
}

const opinionOf = (sentiment: number): string =>
  sentiment >= clearSentiment ? 'positive' : sentiment <= -clearSentiment ? 'negative' : 'neutral';

function lifetimeSums(customer: Customer): ValueSums | undefined {
  const told = customer.shop.lifetimeValue(customer);
  if (told === undefined) return undefined;
  const { pAlive } = told;
  const expectedThousandths = Math.round(told.expectedOrders(expectedWithinDays) * 1000);
  const clvMinor = told.clvMinor === undefined ? undefined : Math.round(told.clvMinor);
  return {
    customers: 1,
    expectedThousandths,
    valued: clvMinor === undefined ? 0 : 1,
    clvMinor: clvMinor ?? 0,
    clvBuckets: clvMinor === undefined ? {} : { [bucketOf(clvMinor)]: 1 },
    alive:
      pAlive === undefined
        ? {}
        : { [aliveBandOf(pAlive)]: { customers: 1, expectedThousandths, clvMinor: clvMinor ?? 0 } },
  };
}

const aliveBandOf = (pAlive: number): number => aliveBands.findLastIndex((from) => pAlive >= from);

function addOne(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
