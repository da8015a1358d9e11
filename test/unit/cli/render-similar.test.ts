import { describe, expect, it } from 'vitest';
import { renderSimilar } from '../../../cli/render/similar.ts';
import { modelWarningNames } from '../../../shared/report/words/model-warnings.ts';
import { expectNarrow } from './run-questions.ts';

describe('renderSimilar', () => {
  it('says who is how like, and how good a model is', () => {
    const found = { value: 0.4, low: 0.2, high: 0.6, count: 4, of: 10 };
    const text = renderSimilar(
      {
        customers: [
          { userId: 'ann', similarity: 0.91 },
          { userId: 'bartholomew', similarity: 0.5 },
        ],
        method: 'logistic',
        seeds: 30,
        compared: 170,
        run: 'r',
        metrics: { auc: 0.8, lift: [{ top: 0.05, lift: 8, found } as never] },
        warnings: ['few_seeds'],
      },
      'en',
    );
    expect(text.split('\n')).toEqual([
      '170 customers compared with 30 customers   by logistic',
      '  first 5 %: 8.0 times as many held-out seeds as by chance (40 % of them)',
      '  Fewer than 50 customers of the list: what they have in common may be chance.',
      '',
      '  1   ann           0.910',
      '  2   bartholomew   0.500',
    ]);
  });

  it.each(['en', 'zh'] as const)('fits the screen, whatever speaks against it (%s)', (language) => {
    const text = renderSimilar(
      {
        customers: [{ userId: 'ann', similarity: 0.91 }],
        method: 'logistic',
        seeds: 30,
        compared: 170,
        run: 'r',
        warnings: Object.keys(modelWarningNames) as never,
      },
      language,
    );
    expectNarrow(text);
    for (const words of Object.values(modelWarningNames))
      expect(text.replace(/\n {2}/g, language === 'en' ? ' ' : '')).toContain(words[language]);
  });
});
