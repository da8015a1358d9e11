import { describe, expect, it } from 'vitest';
import type { ReviewEvidence } from '../../../shared/domain/evidence/evidence.ts';
import { tagOf } from '../../support/customer-of.ts';

const review = (rating: number, sentiment?: number, ...complaints: readonly string[]): ReviewEvidence => ({
  day: 14_900,
  category: '',
  rating,
  sentiment,
  complaints,
});
const feedback = (name: string, ...reviews: readonly ReviewEvidence[]) =>
  tagOf(`feedback.${name}`, { evidence: { reviews } });
const rated = (...stars: readonly number[]) => stars.map((star) => review(star * 100));

describe('feedback.*', () => {
  it('says nothing of who reviewed nothing', () => {
    for (const name of ['reviews', 'mean_rating', 'rating_trend', 'negative_share', 'sentiment', 'top_complaint'])
      expect(feedback(name), name).toBeUndefined();
  });
});

describe('feedback.reviews, mean_rating', () => {
  it('count every review, and take the mean of those with stars', () => {
    const reviews = [...rated(5, 4, 2), review(-1, 50)];
    expect(feedback('reviews', ...reviews)).toMatchObject({ value: 4, confidence: 1 });
    expect(feedback('mean_rating', ...reviews)?.value).toBeCloseTo(11 / 3, 12);
    expect(feedback('mean_rating', ...reviews)?.confidence).toBe(0.6);
    expect(feedback('mean_rating', review(-1, 50))).toBeUndefined();
  });
});

describe('feedback.rating_trend', () => {
  it.each([
    [[5, 4, 2, 1], -3],
    [[1, 1, 5, 5], 4],
    [[5, 5, 1, 5, 5], 0],
    [[1, 2, 5, 3, 4], 2],
  ])('of %j stars is %d', (stars, trend) => expect(feedback('rating_trend', ...rated(...stars))?.value).toBe(trend));

  it('needs four ratings, and is as sure as a half', () => {
    expect(feedback('rating_trend', ...rated(5, 4, 2), review(-1, 50))).toBeUndefined();
    expect(feedback('rating_trend', ...rated(5, 4, 2, 1))?.confidence).toBe(0.5);
  });
});

describe('feedback.negative_share', () => {
  it.each([
    [review(200), 1],
    [review(201), 0],
    [review(-1, -11), 1],
    [review(-1, -10), 0],
    [review(500, -11), 1],
    [review(100, 90), 1],
  ])('of %j is %d', (only, share) => expect(feedback('negative_share', only)?.value).toBe(share));

  it('is of those with stars or a sentiment', () => {
    const reviews = [review(100), review(500), review(-1, 80), review(-1, undefined, 'delivery')];
    expect(feedback('negative_share', ...reviews)).toMatchObject({ value: 1 / 3, confidence: 0.6 });
    expect(feedback('negative_share', review(-1, undefined, 'delivery'))).toBeUndefined();
  });
});

describe('feedback.sentiment', () => {
  it('is the mean of the texts that say something', () => {
    const reviews = [review(500), review(500, 80), review(-1, -20), review(-1, 0)];
    expect(feedback('sentiment', ...reviews)?.value).toBeCloseTo(0.2, 12);
    expect(feedback('sentiment', ...reviews)?.confidence).toBe(0.6);
    expect(feedback('sentiment', review(500))).toBeUndefined();
  });
});

describe('feedback.top_complaint', () => {
  it('is the topic of most reviews, of several the first', () => {
    const reviews = [review(100, -50, 'delivery', 'price'), review(200, -20, 'price'), review(500)];
    expect(feedback('top_complaint', ...reviews)?.value).toBe('price');
    // Price is two of the three complaints, of three reviews judged.
    expect(feedback('top_complaint', ...reviews)?.confidence).toBeCloseTo((2 / 3) * (3 / 5), 12);
    expect(feedback('top_complaint', review(100, -50, 'price', 'delivery'))?.value).toBe('delivery');
    expect(feedback('top_complaint', ...rated(1, 2))).toBeUndefined();
  });
});
