import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';
import { reviewSumsOf } from './review-sums.ts';

/** Mean of hundredths of stars, in stars. */
const starsOf = (ratings: readonly number[]): number =>
  ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length / 100;

export const meanRating = defineTag<number>({
  key: 'feedback.mean_rating',
  type: 'number',
  name: { en: 'Mean rating', zh: '平均评分' },
  unit: 'stars',
  meaning: {
    en: 'Mean of the stars, 1 to 5, given in the newest 400 days of data; of the newest 50 reviews and answers.',
    zh: '截至最新数据日 400 天内评分（1 至 5 星）的均值，取最近 50 条评价。',
  },
  version: 1,
  compute(customer) {
    const { ratings } = reviewSumsOf(customer);
    return ratings.length === 0 ? undefined : { value: starsOf(ratings), confidence: confidenceOf(ratings.length) };
  },
});

const fewestRatings = 4;

/** Of an odd number the middle one is in neither half. */
export const ratingTrend = defineTag<number>({
  key: 'feedback.rating_trend',
  type: 'number',
  name: { en: 'Trend of the ratings', zh: '评分趋势' },
  unit: 'stars',
  meaning: {
    en: 'Mean of the later half of the ratings less that of the earlier half, from 4 ratings of the newest 400 days of data up: below 0 for who gets less content.',
    zh: '截至最新数据日 400 天内后一半评分的均值减去前一半的均值，至少 4 次评分；小于 0 表示满意度下降。',
  },
  version: 1,
  compute(customer) {
    const { ratings } = reviewSumsOf(customer);
    if (ratings.length < fewestRatings) return undefined;
    const half = Math.floor(ratings.length / 2);
    const value = starsOf(ratings.slice(-half)) - starsOf(ratings.slice(0, half));
    return { value, confidence: confidenceOf(half) };
  },
});
