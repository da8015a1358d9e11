import { describe, expect, it } from 'vitest';
import { createRecommendationLearner } from '../../../functions/fit-models/learners/recommendations.ts';
import { inSample } from '../../../shared/domain/identity/slices.ts';
import type { RecommendationModel } from '../../../shared/domain/recommendations/recommendation-model.ts';
import { createShopFit } from '../../../shared/domain/shop/fit-shop.ts';
import { customerOf, noSegments, period, viewed } from './learning-customer.ts';

/** Events on ten days. */
const facts = { ...createShopFit().finish(), firstDay: 0, lastDay: 9 };
const rules = { baskets: 0, itemsets: 0, minSupport: 0.005, limited: false, rules: [] };

const learnerOf = (customers: number) => createRecommendationLearner({ facts, rules, customers, ...period });
const having = (id: string, ...items: readonly ReturnType<typeof viewed>[]) => customerOf(id, { evidence: { items } });

describe('createRecommendationLearner(sources)', () => {
  it('has on its card how many of the held-out items were in lists of ten, beside those of what is popular', () => {
    const learner = learnerOf(7);
    // Of fourteen acts the last day has four, more than a fifth: it is held out.
    for (const id of ['1', '2', '3', '4']) learner.add(having(id, viewed('a', 1), viewed('b', 2)), noSegments, true);
    // Two take b in the end, which they had not; c is known to nobody before, so no list can have it: (1 + 1/2) / 2.
    learner.add(having('5', viewed('a', 1), viewed('b', 9)), noSegments, true);
    learner.add(having('6', viewed('a', 1), viewed('b', 9), viewed('c', 9)), noSegments, true);
    // Nothing before: nobody to recommend anything to.
    learner.add(having('7', viewed('a', 9)), noSegments, true);
    learner.add(having('8'), noSegments, true);
    learner.add(having('9', viewed('d', 1)), noSegments, false);
    const { files, cards } = learner.finish();
    expect((files.recommendations as RecommendationModel).items.length).toBe(3);
    expect(cards).toEqual([
      {
        name: 'recommendations',
        fittedOn: { customers: 7, ...period },
        parameters: { items: 3, halfLifeDays: expect.any(Number), heldOutDays: 1 },
        metrics: {
          customers: 2,
          recallAt10: 0.75,
          coverage: 1,
          popularityRecallAt10: 0.75,
          popularityCoverage: 1,
        },
        warnings: ['few_test_customers', 'no_better_than_popularity'],
      },
    ]);
  });

  it('learns from a share of many customers, by hash, and says so', () => {
    const learner = learnerOf(200_000);
    const ids = Array.from({ length: 80 }, (_, id) => `${id}`);
    for (const id of ids) learner.add(having(id, viewed('a', 1)), noSegments, true);
    const [card] = learner.finish().cards;
    expect(card?.fittedOn.customers).toBe(ids.filter((id) => inSample(`u:${id}`, 0.25)).length);
    expect(card?.warnings).toContain('sampled');
  });

  it('has a model of nothing and no card where nobody did anything', () => {
    const { files, cards } = learnerOf(0).finish();
    expect(files.recommendations).toMatchObject({ items: [] });
    expect(cards).toEqual([]);
  });
});
