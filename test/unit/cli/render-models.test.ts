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
      '  parameters  r 0.242595   Unit of time days   Features orders   spend',
      '  measured    Log-likelihood -9,582.43   Found in ten of what was bought later –',
      '  take care   Fewer than 100 customers came back to buy: take the figures as a rough guide.',
      '  more        By repeat orders: strata models bg-nbd',
    ]);
    expect(renderModels({ models: [{ ...card, warnings: [] }] }, 'en', false)).toContain('nothing speaks against it');
  });

  it('has tables of one alone, and words in Chinese', () => {
    const text = renderModels({ models: [card] }, 'zh', true);
    const used = { ...card, metrics: { isUsed: false, cosine: { auc: 0.7, lift: [{ top: 0.01, customers: 5 }] } } };
    expect(renderModels({ models: [used] }, 'zh', true)).toMatch(
      /是否使用 否.*\n {2}余弦\n {4}曲线下面积 0\.7\n {4}提升度\n {4}前列比例 +客户\n {8}0\.01 +5$/s,
    );
    expect(renderModels({ models: [used] }, 'en', true)).toMatch(/Used no.*\n {4}Of the first +Customers\n/s);
    expect(text).toContain('\n  注意        复购客户不足 100 人：数值仅供粗略参考。\n');
    const interval = { ...card, metrics: { recallAt10: { value: 0.1, low: 0.05, high: 0.15 } } };
    expect(renderModels({ models: [interval] }, 'zh', true)).toContain('\n  前十命中率（后续购买）\n    value 0.1\n');
    expect(renderModels({ models: [interval] }, 'en', false)).toContain(
      '\n  more        Found in ten of what was bought later: strata models bg-nbd',
    );
    expect(text).toContain('\n  指标        对数似然 -9,582.43   前十命中率（后续购买） –\n');
    expect(text).toContain('时间单位 天   特征 orders   spend\n');
    expect(text).toMatch(/\n {2}按回购次数\n {4}回购次数 +实际\n {4} *0 +0\.5/);
  });
});
