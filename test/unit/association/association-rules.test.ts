import { describe, expect, it } from 'vitest';
import { associationRules } from '../../../shared/domain/association/association-rules.ts';
import { encodeBaskets } from '../../../shared/domain/association/baskets.ts';
import { frequentItemsets } from '../../../shared/domain/association/frequent-itemsets.ts';

function rulesOf(baskets: readonly string[], minConfidence: number, minLength?: number) {
  const { baskets: encoded, names } = encodeBaskets(baskets);
  const itemsets = frequentItemsets(encoded, { minSupport: 1 / baskets.length, maxItemsets: 1000 });
  return associationRules(itemsets, { minConfidence, minLength }).map(({ antecedent, consequent, ...rest }) => ({
    rule: `${antecedent.map((item) => names[item]).join('')}>${names[consequent]}`,
    ...rest,
  }));
}

describe('associationRules(itemsets, { minConfidence, minLength })', () => {
  it('measures support, confidence and lift', () => {
    // Of ten baskets b is in five, a in four, both in three: 3/4 of those with a, 1.5 times as often as in all.
    const [first, second] = rulesOf(['ab', 'ab', 'ab', 'a', 'b', 'b', 'x', 'x', 'x', 'x'], 0.5);
    expect(first).toEqual({ rule: 'a>b', count: 3, support: 0.3, confidence: 0.75, lift: 1.5 });
    expect(second).toEqual({ rule: 'b>a', count: 3, support: 0.3, confidence: 0.6, lift: 1.5 });
  });

  it('takes confidence inclusively', () => {
    const baskets = ['ab', 'ab', 'ab', 'ab', 'a'];
    expect(rulesOf(baskets, 0.8).map(({ rule }) => rule)).toEqual(['b>a', 'a>b']);
    expect(rulesOf(baskets, 0.8000001).map(({ rule }) => rule)).toEqual(['b>a']);
  });

  it('goes by lift, then confidence, then count, then antecedent and consequent in UTF-8', () => {
    const baskets = ['ab', 'ab', 'ab', 'cd', 'cd', 'ef', 'ef', 'gh', 'gh', 'g'];
    expect(rulesOf(baskets, 0.1).map(({ rule, lift, confidence, count }) => [rule, lift, confidence, count])).toEqual([
      ['c>d', 5, 1, 2],
      ['d>c', 5, 1, 2],
      ['e>f', 5, 1, 2],
      ['f>e', 5, 1, 2],
      ['a>b', 10 / 3, 1, 3],
      ['b>a', 10 / 3, 1, 3],
      ['h>g', 10 / 3, 1, 2],
      ['g>h', 10 / 3, 2 / 3, 2],
    ]);
  });

  it('has several items to the left and one to the right', () => {
    const rules = rulesOf(['abc', 'abc', 'ab', 'c'], 0.6, 3);
    expect(rules.map(({ rule, confidence }) => [rule, confidence])).toEqual([
      ['ac>b', 1],
      ['bc>a', 1],
      ['ab>c', 2 / 3],
    ]);
  });

  it('has rules with nothing to the left at a least length of 1', () => {
    expect(rulesOf(['a', 'ab', 'b', 'a'], 0.7, 1)).toEqual([
      { rule: '>a', count: 3, support: 0.75, confidence: 0.75, lift: 1 },
    ]);
    expect(rulesOf(['a', 'ab', 'b', 'a'], 0.7)).toEqual([]);
  });

  it('refuses limits that are none', () => {
    expect(() => rulesOf(['ab'], 1.5)).toThrow('minConfidence must be in 0..1, not 1.5');
    expect(() => rulesOf(['ab'], 0.5, 0)).toThrow('minLength must be 1 or more, not 0');
  });
});
