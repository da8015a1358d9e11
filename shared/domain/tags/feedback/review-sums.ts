import type { Customer } from '../../customer/customer.ts';
import { addToName, type NameSums } from '../name-sums.ts';
import { ofLastCustomer } from '../of-last-customer.ts';

/** Two stars or fewer, in hundredths. */
const poorRating = 200;
/** A sentiment below it, in hundredths, is negative. */
const negativeBelow = -10;

export interface ReviewSums {
  /** Reviews with a rating or of a sentiment, and the negative ones of them. */
  readonly judged: number;
  readonly negative: number;
  /** Hundredths of stars, by day. */
  readonly ratings: readonly number[];
  /** Reviews whose sentiment is known, and its sum in hundredths. */
  readonly read: number;
  readonly sentiment: number;
  /** Topic -> reviews that complain about it. */
  readonly complaints: NameSums;
}

export const reviewSumsOf = ofLastCustomer(({ evidence }: Customer): ReviewSums => {
  const ratings: number[] = [];
  const complaints: NameSums = new Map();
  let [judged, negative, read, sum] = [0, 0, 0, 0];
  for (const { rating, sentiment, complaints: topics } of evidence.reviews) {
    const isRated = rating >= 0;
    if (isRated) ratings.push(rating);
    if (sentiment !== undefined) {
      read++;
      sum += sentiment;
    }
    if (isRated || sentiment !== undefined) judged++;
    if ((isRated && rating <= poorRating) || (sentiment !== undefined && sentiment < negativeBelow)) negative++;
    for (const topic of topics) addToName(complaints, topic, 1);
  }
  return { judged, negative, ratings, read, sentiment: sum, complaints };
});
