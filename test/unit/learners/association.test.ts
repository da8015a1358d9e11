import { describe, expect, it } from 'vitest';
import { learnAssociation } from '../../../functions/fit-models/learners/association.ts';
import type { BasketSample } from '../../../shared/store/read-baskets.ts';
import { period } from './learning-customer.ts';

/** So many baskets of these products each. */
const sample = (
  share: number,
  ...kinds: readonly (readonly [times: number, ...products: string[]])[]
): BasketSample => ({
  share,
  baskets: kinds.flatMap(([times, ...products]) => Array.from({ length: times }, (_, id) => ({ id, products }))),
});

describe('learnAssociation(sample, period)', () => {
  it('finds what is bought together, with support, confidence and lift', () => {
    // Ten baskets: bread in 8, butter in 6, both in 6. Milk, in 2, is below five baskets.
    const { rules, files, cards } = learnAssociation(
      sample(1, [6, 'bread', 'butter'], [2, 'bread'], [2, 'milk']),
      period,
    );
    const found = new Map(rules.rules.map(({ antecedent, ...rule }) => [antecedent.join(), rule]));
    expect([...found.keys()].sort()).toEqual(['bread', 'butter']);
    expect(found.get('butter')).toMatchObject({ consequent: ['bread'], count: 6, support: 0.6, confidence: 1 });
    expect(found.get('bread')).toMatchObject({ consequent: ['butter'], count: 6, support: 0.6, confidence: 0.75 });
    for (const { lift } of found.values()) expect(lift).toBeCloseTo(1.25, 12);
    expect(files['association-rules']).toEqual(rules);
    expect(cards).toEqual([
      {
        name: 'association-rules',
        fittedOn: { customers: 0, ...period },
        parameters: { minSupport: 0.5, minConfidence: 0.2, maxLength: 4 },
        metrics: { baskets: 10, itemsets: 3, rules: 2 },
        warnings: ['few_baskets'],
      },
    ]);
  });

  it('asks for half a per cent of the baskets where that is more than five', () => {
    // 0.005 x 2,000 = 10.
    const { rules, cards } = learnAssociation(sample(1, [10, 'a', 'b'], [9, 'c', 'd'], [1_981, 'e']), period);
    expect(rules.rules.map(({ antecedent }) => antecedent.join()).sort()).toEqual(['a', 'b']);
    expect(cards[0]).toMatchObject({ parameters: { minSupport: 0.005 }, warnings: [] });
  });

  it('says that baskets were drawn by hash', () => {
    expect(learnAssociation(sample(0.5, [600, 'a', 'b']), period).cards[0]?.warnings).toEqual(['sampled']);
  });

  it('has a file and no card without baskets', () => {
    const { files, cards } = learnAssociation(sample(1), period);
    expect(cards).toEqual([]);
    expect(files['association-rules']).toMatchObject({ baskets: 0, rules: [] });
  });
});
