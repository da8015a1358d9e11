import { describe, expect, it } from 'vitest';
import { associationRules } from '../../shared/domain/association/association-rules.ts';
import { encodeBaskets } from '../../shared/domain/association/baskets.ts';
import { frequentItemsets } from '../../shared/domain/association/frequent-itemsets.ts';
import { readReference, readResults } from '../support/reference-data.ts';
import { recordOracle, recordOracles } from '../support/validation.ts';

recordOracles('association-rules');

interface Result {
  readonly frequent_itemsets: number;
  readonly by_size: Readonly<Record<string, number>>;
  readonly rules: number;
  readonly rules_by_len: Readonly<Record<string, number>>;
  readonly top3_by_lift: readonly {
    readonly lhs: readonly string[];
    readonly rhs: string;
    readonly count: number;
    readonly support: number;
    readonly confidence: number;
    readonly lift: number;
  }[];
}

const { summary: _, ...results } = readResults('rules_groceries.json') as Record<string, Result>;
const { baskets, names } = encodeBaskets(
  readReference('rules/groceries.csv')
    .split(/\r?\n/)
    .map((line) => line.split(',')),
);

const sizesOf = (lengths: readonly number[]): Record<string, number> =>
  Object.fromEntries(
    Object.entries(Object.groupBy(lengths, String)).map(([length, all]) => [length, all?.length ?? 0]),
  );

/** `supp0.001_conf0.8_minlen1`. */
function settingsOf(key: string) {
  const [, minSupport, minConfidence, minLength] = /^supp(.+)_conf(.+)_minlen(.+)$/.exec(key) ?? [];
  return { minSupport: Number(minSupport), minConfidence: Number(minConfidence), minLength: Number(minLength) };
}

describe('associationRules(frequentItemsets(Groceries))', () => {
  it.each(Object.entries(results))('agrees with %s', (key, result) => {
    const { minSupport, minConfidence, minLength } = settingsOf(key);
    const itemsets = frequentItemsets(baskets, { minSupport, maxItemsets: 20_000 });
    const rules = associationRules(itemsets, { minConfidence, minLength });
    const record = (what: string, expected: number, ours: number, source: string, tolerance = 0): void =>
      recordOracle({
        section: 'association-rules',
        oracle: `Groceries, support ${minSupport}, confidence ${minConfidence}: ${what}`,
        source,
        expected,
        ours,
        tolerance,
      });
    const computed = 'computed, single-item consequents; Groceries of arules';
    record('frequent itemsets', result.frequent_itemsets, itemsets.counts.length, computed);
    const isPublished = minSupport === 0.001 && minConfidence === 0.8;
    record('rules', result.rules, rules.length, isPublished ? 'published, arules' : computed);
    const [best] = result.top3_by_lift;
    record('highest lift', best?.lift ?? 0, rules[0]?.lift ?? 0, isPublished ? 'published, arules' : computed, 1e-9);

    expect(itemsets.limited).toBe(false);
    expect(
      sizesOf([...itemsets.counts].map((_, at) => (itemsets.offsets[at + 1] ?? 0) - (itemsets.offsets[at] ?? 0))),
    ).toEqual(result.by_size);
    expect(sizesOf(rules.map(({ antecedent }) => antecedent.length + 1))).toEqual(result.rules_by_len);
    result.top3_by_lift.forEach((expected, at) => {
      const { antecedent = [], consequent = -1, ...rule } = rules[at] ?? {};
      expect({ lhs: antecedent.map((item) => names[item]), rhs: names[consequent], ...rule }).toEqual({
        ...expected,
        support: expect.closeTo(expected.support, 12),
        confidence: expect.closeTo(expected.confidence, 12),
        lift: expect.closeTo(expected.lift, 9),
      });
    });
  });
});
