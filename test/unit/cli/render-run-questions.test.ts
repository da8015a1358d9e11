import { describe, expect, it } from 'vitest';
import { renderClusters } from '../../../cli/render/clusters.ts';
import { renderModels } from '../../../cli/render/models.ts';
import { renderRecommend } from '../../../cli/render/recommend.ts';
import { renderRules } from '../../../cli/render/rules.ts';
import { renderSegments } from '../../../cli/render/segments.ts';
import { renderSimilar } from '../../../cli/render/similar.ts';
import { renderTags } from '../../../cli/render/tags.ts';
import { visibleLength } from '../../../cli/render/text.ts';
import type { ClustersResult } from '../../../cli/results/clusters.ts';
import type { RecommendResult } from '../../../cli/results/recommend.ts';
import type { RulesResult } from '../../../cli/results/rules.ts';
import type { SegmentsResult } from '../../../cli/results/segments.ts';
import type { TagResult, TagsResult } from '../../../cli/results/tags.ts';
import { modelWarningNames } from '../../../shared/report/words/model-warnings.ts';

const common = { run: 'r', asOf: '2026-05-01T00:00:00.000Z', asOfDate: '2026-05-01', customers: 200, currency: 'GBP' };

const expectNarrow = (text: string) => expect(text.split('\n').filter((line) => visibleLength(line) > 100)).toEqual([]);

describe('renderTags', () => {
  const cycle: TagResult = {
    key: 'consumption.cycle_days',
    name: { en: 'Purchase cycle', zh: '购买周期' },
    type: 'number',
    unit: 'days',
    meaning: { en: 'Median of the days between order days.', zh: '相邻下单日间隔天数的中位数。' },
    origins: ['computed'],
    version: 2,
    own: false,
    present: 50,
    coverage: 0.25,
    numbers: { mean: 31, mode: 28, least: 1, p05: 4, p25: 21, median: 30, p75: 44, p95: 80, most: 200 },
    values: null,
  };
  const level: TagResult = {
    ...cycle,
    key: 'consumption.level',
    name: { en: 'Level', zh: '等级' },
    type: 'string',
    unit: null,
    present: 100,
    coverage: 0.5,
    numbers: null,
    values: ['low', 'middle', 'high', 'top'].map((value, at) => ({ value, customers: 40 - 10 * at })),
  };
  const nobodys: TagResult = { ...level, key: 'consumption.payment', present: 0, coverage: 0, values: null };
  const own: TagResult = {
    ...level,
    key: 'consumption.big',
    name: { en: 'Big', zh: '大' },
    type: 'bool',
    own: true,
    present: 200,
    coverage: 1,
    values: [
      { value: 'false', customers: 150 },
      { value: 'true', customers: 50 },
    ],
  };
  const result: TagsResult = {
    ...common,
    groups: [{ key: 'consumption', name: { en: 'Consumption', zh: '消费特征' }, tags: [cycle, level, nobodys, own] }],
    interests: null,
  };

  it('is a tree: who has each tag, median and quartiles or the commonest values, and what nobody has', () => {
    const text = renderTags(result, 'en');
    expect(text.split('\n')).toEqual([
      '4 tags over 200 customers on 2026-05-01',
      '',
      'Consumption   consumption.',
      '  Purchase cycle   cycle_days    25.0 %   30 days   (21 – 44)',
      '  Level            level         50.0 %   low 40.0 %   middle 30.0 %   high 20.0 %   1 other',
      '  Big              big *        100.0 %   no 75.0 %   yes 25.0 %',
      '  nobody has   payment',
      '  * of your own, from config/strata.yaml',
      '',
      'strata tags KEY   one tag with its meaning, and by segment',
    ]);
  });

  it('is in Chinese when asked, in columns', () => {
    const text = renderTags(result, 'zh');
    expect(text).toContain(
      '\n消费特征   consumption.\n  购买周期   cycle_days    25.0 %   30 天   (21 – 44)\n  等级       level ',
    );
    expectNarrow(text);
  });

  it('has of one tag all there is, by segment too', () => {
    const segments = [
      {
        scheme: 'tier',
        segment: 'core',
        customers: 20,
        present: 20,
        coverage: 1,
        numbers: cycle.numbers,
        values: null,
      },
      { scheme: 'tier', segment: 'dormant', customers: 180, present: 0, coverage: 0, numbers: null, values: null },
    ];
    const one = { ...result, groups: [{ ...result.groups[0]!, tags: [{ ...cycle, segments }] }] };
    expect(renderTags(one, 'en').split('\n')).toEqual([
      'consumption.cycle_days   Purchase cycle',
      '  Meaning       Median of the days between order days.',
      '  Type          number   computed   version 2',
      '  Known of      50 of 200 customers on 2026-05-01, 25.0 %',
      '  Half have     30 days or less; the middle half 21 days to 44 days',
      '  From, to      1 day to 200 days; nine tenths 4 days to 80 days',
      '  Mean, mode    31 days   28 days',
      '',
      '  By tier',
      '    core       20 customers   100.0 %   30 days   (21 – 44)',
      '    dormant   180 customers         –',
    ]);
    expect(renderTags(one, 'zh')).toContain('\n    核心    20 人   100.0 %   30 天   (21 – 44)\n');
  });

  it('lists the categories of most interest', () => {
    const interests = {
      customers: 120,
      paths: 12,
      top: Array.from({ length: 12 }, (_, at) => ({
        path: `home/${at}`,
        customers: 100,
        strong: 1200 - at,
        meanScore: 6.25,
        previousStrong: null,
      })),
    };
    const text = renderTags(
      { ...result, groups: [{ key: 'interest', name: { en: 'Interest', zh: '兴趣' }, tags: [] }], interests },
      'en',
    );
    expect(text).toContain('\n  home/0   50.0 %   strong in 1,200   mean 6.3 of 10\n');
    expect(text).toContain('\n  ... and 2 categories more\n');
  });
});

describe('renderSegments', () => {
  const tier = (key: string, customers: number, spendMinor: number, previous: number | null) => ({
    key,
    name: { en: key, zh: key },
    customers,
    share: customers / 200,
    spendMinor,
    spendShare: spendMinor / 100_000,
    medianRecencyDays: key === 'core' ? 7 : null,
    previous,
    change: previous === null ? null : customers - previous,
  });
  const result: SegmentsResult = {
    ...common,
    previousRun: 'before',
    windowDays: 365,
    minorPerMajor: 100,
    schemes: [
      { scheme: 'tier', segments: [tier('core', 50, 75_000, 38), tier('dormant', 150, 25_000, null)] },
      { scheme: 'group', segments: [] },
    ],
  };

  it('says sizes, shares, money and change', () => {
    expect(renderSegments(result, 'en').split('\n')).toEqual([
      '200 customers on 2026-05-01   money of the last 365 days   change since before',
      '',
      'Value tiers',
      '                      customers    share   money   of all   last order   change',
      '  core      core             50   25.0 %    £750   75.0 %       7 days      +12',
      '  dormant   dormant         150   75.0 %    £250   25.0 %            –      new',
      '',
      'Named groups (a customer may be in several, or in none)',
      '  none',
    ]);
  });

  it('says nothing of change in a first run', () => {
    const text = renderSegments({ ...result, previousRun: null }, 'zh');
    expect(text).toContain('首次运行');
    expect(text).not.toContain('变化');
  });
});

describe('renderClusters', () => {
  const cluster = {
    id: 'c1',
    name: { en: 'Frequent', zh: '高频' },
    size: 50,
    share: 0.25,
    spendMinor: 500_000,
    previous: 40,
    match: { overlap: 0.8, shift: 0.2, formerName: { en: 'Often', zh: '常客' } },
    joined: 15,
    left: 5,
    deviations: [
      { feature: 'orders', name: { en: 'Orders', zh: '订单数' }, deviation: 1.52, mean: 9.25 },
      { feature: 'recency_days', name: { en: 'Recency', zh: '间隔' }, deviation: -0.6, mean: 12 },
      { feature: 'return_share', name: { en: 'Returns', zh: '退货' }, deviation: 0.1, mean: 0.01 },
    ],
  };
  const result: ClustersResult = {
    ...common,
    previousRun: 'before',
    minorPerMajor: 100,
    k: 3,
    silhouette: 0.412,
    inertia: 10,
    stability: 0.97,
    features: ['orders', 'recency_days', 'return_share'],
    gone: [{ id: 'c9', name: { en: 'Hunters', zh: '捡漏' }, previous: 1200 }],
    candidates: [
      { k: 3, silhouette: 0.412, stability: 0.97, bootstrapStability: 0.9, inertia: 1 },
      { k: 4, silhouette: 0.3, stability: 0.8, bootstrapStability: 0.71, inertia: 1 },
    ],
    clusters: [cluster],
    moves: [{ from: 'c2', to: 'c1', customers: 15 }],
  };

  it('says what sets each apart, who moved, and what else was tried', () => {
    expect(renderClusters(result, 'en', false).split('\n')).toEqual([
      '200 customers on 2026-05-01   3 clusters   silhouette 0.41   stability 0.97',
      '',
      '  c1   Frequent',
      '      50 customers   25.0 %   £100 a customer   +10 since the run before   15 joined, 5 left',
      '      was "Often"',
      '      Orders +1.5 σ   Recency -0.6 σ',
      '',
      'Gone since the run before',
      '  c9   Hunters   1,200',
      '',
      'Movers since before',
      '  c2   ->   c1   15',
      '',
      'Numbers of clusters that were tried, on a sample',
      '  k   silhouette   stability   bootstrap',
      '  3        0.412       0.970       0.900   chosen',
      '  4        0.300       0.800       0.710',
    ]);
  });

  it('has of one cluster all features, and in Chinese', () => {
    const text = renderClusters(result, 'zh', true);
    expect(text).toContain('\n      退货     0.01           +0.1 σ');
    expect(text).toContain('与上次重合 80.0 %');
    expect(text).not.toContain('尝试过');
    expect(renderClusters({ ...result, clusters: [] }, 'en', false)).toBe(
      'No clusters: there are too few different customers.',
    );
  });
});

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

describe('renderRecommend', () => {
  const result: RecommendResult = {
    userId: '14646',
    run: 'r',
    items: [
      { id: 'tea', score: 1.5, because: { kind: 'again', of: 'tea' } },
      { id: 'cup', score: 1, because: { kind: 'item', of: 'tea' } },
      { id: 'pot', score: 0.5, because: { kind: 'rule', of: ['tea', 'cup'] } },
      { id: 'jar', score: 0.25, because: { kind: 'content', of: 'pot' } },
      { id: 'box', score: 0.1, because: { kind: 'popular', of: 'c3' } },
      { id: 'bag', score: 0.05, because: { kind: 'popular', of: null } },
    ],
    categories: [{ category: 'kitchen/tea', score: 2.5, because: { kind: 'item', of: 'tea' } }],
    cluster: { id: 'c3', name: { en: 'Frequent', zh: '高频' } },
    known: 2,
    names: { tea: 'Green tea' },
  };

  it('gives a reason for each', () => {
    expect(renderRecommend(result, 'en').split('\n')).toEqual([
      '14646   from 2 products seen or bought   cluster c3 "Frequent"',
      '',
      '  1   1.500      Green tea (tea) — had it before',
      '  2   1.000      cup — goes with Green tea (tea)',
      '  3   0.500      pot — who buys Green tea (tea) + cup buys it too',
      '  4   0.250      jar — is like pot',
      '  5   0.100      box — popular in cluster c3 "Frequent"',
      '  6   0.050      bag — popular with all customers',
      '',
      'Categories',
      '  2.500   kitchen/tea   goes with Green tea (tea)',
    ]);
  });

  it('says of a cold start that it is one', () => {
    expect(renderRecommend({ ...result, known: 0 }, 'zh')).toContain('没有商品行为记录：推荐热门商品');
    expect(renderRecommend({ ...result, items: [] }, 'en')).toContain('nothing to recommend');
  });
});

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
