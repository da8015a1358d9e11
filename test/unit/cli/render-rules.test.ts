import { describe, expect, it } from 'vitest';
import { renderRules } from '../../../cli/render/rules.ts';
import type { RulesResult } from '../../../cli/results/rules.ts';
import { expectNarrow } from './run-questions.ts';

describe('renderRules', () => {
  const result: RulesResult = {
    baskets: 9835,
    itemsets: 13_492,
    rules: [
      {
        antecedent: ['liquor', '85123A'],
        consequent: ['bottled beer'],
        count: 19,
        support: 19 / 9835,
        confidence: 19 / 21,
        lift: 11.235,
      },
    ],
    found: 410,
    minSupport: 0.001,
    minConfidence: 0.8,
    limited: false,
    share: 1,
    run: 'r',
    names: { '85123A': 'red wine' },
  };

  it('names products beside their ids where they are known', () => {
    expect(renderRules(result, 'en').split('\n')).toEqual([
      '9,835 baskets   13,492 frequent itemsets   410 rules with support 0.001 and confidence 0.8 or more',
      '',
      '   lift   confidence   support   baskets   who buys … buys too',
      '  11.23       90.5 %    0.19 %        19   liquor + red wine (85123A) -> bottled beer',
      '  ... 409 more: --max 410',
    ]);
  });

  it('says what limits the answer, and what to do about an empty one', () => {
    const text = renderRules({ ...result, limited: true, share: 0.5, minSupport: 0.02 }, 'en');
    expect(text).toContain('the least support was raised to 0.02\nof 50.0 % of the baskets, drawn by hash\n');
    expect(renderRules({ ...result, rules: [], found: 0 }, 'en')).toContain('Lower --min-support');
  });

  it.each(['en', 'zh'] as const)(
    'fits the screen, whatever the support was raised to and a rule holds (%s)',
    (language) => {
      const products = Array.from({ length: 9 }, (_, at) => `a product of middling name ${at}`);
      const [rule] = result.rules;
      const long = { ...rule!, antecedent: products.slice(1), consequent: products.slice(0, 1) };
      const text = renderRules(
        { ...result, baskets: 20_000_000, rules: [long], minSupport: 0.0019965465141377078, limited: true },
        language,
      );
      expectNarrow(text);
      expect(text).toMatch(/0\.002\b/);
      expect(text).not.toContain('0.00199');
      for (const product of products) expect(text).toContain(product);
      expectNarrow(renderRules({ ...result, baskets: 20_000_000, rules: [], found: 0, minSupport: 1 / 3 }, language));
    },
  );
});
