import { describe, expect, it } from 'vitest';
import { renderModels } from '../../../cli/render/models.ts';

describe('renderModels', () => {
  const card = {
    name: 'bg-nbd',
    fittedOn: { customers: 2357, from: '2026-01-01', to: '2026-04-30' },
    parameters: { r: 0.2425945, unit: 'days', features: ['orders', 'spend'] },
    metrics: { logLikelihood: -9582.4292, recallAt10: null, byRepeatOrders: [{ x: 0, actual: 0.5 }] },
    warnings: ['few_repeaters'],
  };

  it('says on what, how good, and what speaks against it', () => {
    expect(renderModels({ models: [card] }, 'en', false).split('\n')).toEqual([
      'bg-nbd   Who still buys, and how often (BG/NBD)',
      '  fitted on   2,357 customers, 2026-01-01 to 2026-04-30',
      '  parameters  r 0.242595   Unit of time days   features orders   spend',
      '  measured    Log-likelihood -9,582.43   Found in ten of what was bought later –',
      '  take care   Fewer than 100 customers came back to buy: take the figures as a rough guide.',
      '  more        by repeat orders: strata models bg-nbd',
    ]);
    expect(renderModels({ models: [{ ...card, warnings: [] }] }, 'en', false)).toContain('nothing speaks against it');
  });

  it('has tables of one alone, and words in Chinese', () => {
    const text = renderModels({ models: [card] }, 'zh', true);
    expect(text).toContain('\n  注意        复购客户不足 100 人：数值仅供粗略参考。\n');
    const interval = { ...card, metrics: { recallAt10: { value: 0.1, low: 0.05, high: 0.15 } } };
    expect(renderModels({ models: [interval] }, 'zh', true)).toContain('\n  前十命中率（后续购买）\n    value 0.1\n');
    expect(renderModels({ models: [interval] }, 'en', false)).toContain(
      '\n  more        Found in ten of what was bought later: strata models bg-nbd',
    );
    expect(text).toContain('\n  指标        对数似然 -9,582.43   前十命中率（后续购买） –\n');
    expect(text).toContain('\n  by repeat orders\n    x   actual\n    0      0.5');
  });
});
