import { describe, expect, it } from 'vitest';
import { createSpendLearner } from '../../../functions/fit-models/learners/spend.ts';
import { customerOf, noSegments } from './learning-customer.ts';

function cutsOf(spends: readonly number[], others: readonly number[] = []) {
  const learner = createSpendLearner();
  for (const [at, spend] of spends.entries())
    learner.add(customerOf(`${at}`, { orders: spend === 0 ? [] : [[10, spend]] }), noSegments, true);
  for (const [at, spend] of others.entries())
    learner.add(customerOf(`o${at}`, { orders: [[10, spend]] }), noSegments, false);
  const { files, cards } = learner.finish();
  expect(cards).toEqual([]);
  return files.spend;
}

describe('createSpendLearner()', () => {
  it('cuts the spend of buyers at 20, 60, 80 and 95 %, linear between two of them', () => {
    // Of six the places are 5 p: 1, 3, 4 and 4.75.
    expect(cutsOf([600, 100, 300, 200, 500, 400])).toEqual({ cuts: [200, 400, 500, 575] });
  });

  it('looks at neither those who bought nothing nor those who are there for a list alone', () => {
    expect(cutsOf([700, 0, 0], [1, 2, 3])).toEqual({ cuts: [700, 700, 700, 700] });
  });

  it('has no cuts without buyers', () => {
    expect(cutsOf([0])).toEqual({ cuts: [] });
  });
});
