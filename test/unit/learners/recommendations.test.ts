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
    const learner = learnerOf(8);
    const hits = Array.from({ length: 10 }, (_, at) => `h${at}`);
    // Of 32 acts the last day has nine, more than a fifth: it is held out.
    for (const id of ['1', '2']) learner.add(having(id, ...hits.map((hit) => viewed(hit, 1))), noSegments, true);
    // Two come back to what they alone have, which is not among the ten that most have; c is known to nobody before.
    learner.add(having('3', viewed('r', 1, 9)), noSegments, true);
    learner.add(having('4', viewed('s', 1, 9), viewed('c', 9)), noSegments, true);
    learner.add(having('5', viewed('h0', 1), viewed('h1', 9)), noSegments, true);
    // Nothing before: nobody to recommend anything to.
    learner.add(having('6', ...hits.slice(0, 5).map((hit) => viewed(hit, 9))), noSegments, true);
    learner.add(having('7'), noSegments, true);
    learner.add(having('8', viewed('d', 1)), noSegments, false);
    const { files, cards } = learner.finish();
    expect((files.recommendations as RecommendationModel).items).toEqual(['c', ...hits, 'r', 's']);
    const { recallAt10, popularityRecallAt10, popularityCoverage, ...metrics } = cards[0]?.metrics ?? {};
    expect(cards).toEqual([
      {
        name: 'recommendations',
        fittedOn: { customers: 6, ...period },
        parameters: { items: 13, halfLifeDays: expect.any(Number), heldOutDays: 1 },
        metrics: expect.anything(),
        warnings: ['few_test_customers'],
      },
    ]);
    // Lists begin with what each had: all of r, half of s and c, and h1; together they show all of the twelve known before.
    expect(recallAt10).toBeCloseTo((1 + 1 / 2 + 1) / 3, 12);
    expect(metrics).toEqual({ customers: 3, coverage: 1 });
    // The ten hits find h1 alone.
    expect(popularityRecallAt10).toBeCloseTo(1 / 3, 12);
    expect(popularityCoverage).toBeCloseTo(10 / 12, 12);
  });

  it('says so where lists find no more than what is popular', () => {
    const learner = learnerOf(6);
    for (const id of ['1', '2', '3', '4']) learner.add(having(id, viewed('a', 1), viewed('b', 2)), noSegments, true);
    // Three items are in every list of ten, so that both find the same: (1 + 1/2) / 2.
    learner.add(having('5', viewed('a', 1), viewed('b', 9)), noSegments, true);
    learner.add(having('6', viewed('a', 1), viewed('b', 9), viewed('c', 9)), noSegments, true);
    const [card] = learner.finish().cards;
    expect(card?.metrics).toMatchObject({ recallAt10: 0.75, popularityRecallAt10: 0.75 });
    expect(card?.warnings).toContain('no_better_than_popularity');
  });

  it('knows what is popular in each cluster, and the rules between items that somebody has', () => {
    const figures = { count: 3, support: 0.5, confidence: 0.75, lift: 2 };
    const learner = createRecommendationLearner({
      facts,
      customers: 7,
      ...period,
      rules: {
        ...rules,
        rules: [
          { antecedent: ['gone'], consequent: ['a'], ...figures },
          { antecedent: ['b', 'c'], consequent: ['a'], ...figures },
        ],
      },
    });
    const inCluster = (cluster: string) => ({ ...noSegments, cluster });
    learner.add(having('1', viewed('a', 9)), inCluster('c1'), true);
    // Neither who did nothing nor who is not of the sample moves the clusters of those after them.
    learner.add(having('2'), inCluster('c2'), true);
    learner.add(having('3', viewed('b', 9)), inCluster('c2'), false);
    learner.add(having('4', viewed('b', 9), viewed('c', 9)), inCluster('c2'), true);
    learner.add(having('5', viewed('a', 9), viewed('b', 9)), inCluster('c1'), true);
    learner.add(having('6', viewed('c', 9)), noSegments, true);
    const { segments, rules: known } = learner.finish().files.recommendations as RecommendationModel;
    // Items a, b and c; a customer of today counts 1,000.
    expect(segments).toEqual({
      c1: [
        [0, 2000],
        [1, 1000],
      ],
      c2: [
        [1, 1000],
        [2, 1000],
      ],
    });
    expect(known).toEqual([{ antecedent: [1, 2], consequent: 0, confidence: 0.75 }]);
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
