import { describe, expect, it } from 'vitest';
import {
  evaluateRecommendations,
  measureLists,
  planTrial,
} from '../../../shared/domain/recommendations/evaluate-recommendations.ts';
import { interactionsOf } from '../../support/interactions-of.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
/** Before day 10: ab, ab, a, ac. From it on: b and a new item; nothing; b; c again. The last comes new. */
const interactions = interactionsOf([
  [
    [0, 8],
    [1, 8],
    [1, 11],
    [4, 12],
  ],
  [
    [0, 8],
    [1, 8],
  ],
  [
    [0, 9],
    [1, 10],
  ],
  [
    [0, 9],
    [2, 9],
    [2, 10],
  ],
  [[0, 10]],
]);

describe('planTrial({ names, interactions }, { fromDay, again })', () => {
  it('tries customers who were there before and took something from the day on', () => {
    expect(planTrial({ names, interactions }, { fromDay: 10, again: true })).toEqual({
      customers: [0, 2, 3],
      wanted: [new Set(['b', 'e']), new Set(['b']), new Set(['c'])],
      catalogue: 3,
    });
  });

  it('looks for what is new to them alone', () => {
    expect(planTrial({ names, interactions }, { fromDay: 10, again: false })).toEqual({
      customers: [0, 2],
      wanted: [new Set(['e']), new Set(['b'])],
      catalogue: 3,
    });
  });
});

describe('measureLists(lists, trial)', () => {
  it('is the mean share found, and the share of the catalogue shown', () => {
    const trial = { customers: [0, 1], wanted: [new Set(['b', 'e']), new Set(['c'])], catalogue: 4 };
    expect(measureLists([['a', 'b', 'b'], ['a']], trial)).toEqual({ recall: 0.25, coverage: 0.5 });
    expect(measureLists([], { customers: [], wanted: [], catalogue: 0 })).toEqual({ recall: 0, coverage: 0 });
  });
});

describe('evaluateRecommendations(data, options)', () => {
  it('measures on what came later, beside popularity', () => {
    // New to them: the second customer of the trial has a, with which b goes; e was never seen before.
    const data = { names, interactions, day: 9 };
    const fit = { minCustomers: 1 };
    expect(evaluateRecommendations(data, { fromDay: 10, k: 1, fit, recommend: { again: false } })).toEqual({
      k: 1,
      customers: 2,
      catalogue: 3,
      recommended: { recall: 0.5, coverage: 2 / 3 },
      popular: { recall: 0.5, coverage: 2 / 3 },
    });
    // No list, however long, has e, which is not known before the day.
    const longer = evaluateRecommendations(data, { fromDay: 10, k: 5, fit, recommend: { again: false } });
    expect(longer.recommended.recall).toBe(0.5);
    // All: everybody is shown a by popularity, which nobody took.
    expect(evaluateRecommendations(data, { fromDay: 10, k: 1, fit }).popular).toEqual({ recall: 0, coverage: 1 / 3 });
    expect(evaluateRecommendations(data, { fromDay: 10, k: 2, fit }).recommended).toEqual({
      recall: (1 / 2 + 1 + 1) / 3,
      coverage: 1,
    });
  });
});
