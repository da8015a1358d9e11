import { describe, expect, it } from 'vitest';
import { renderTags } from '../../../cli/render/tags.ts';
import type { TagResult, TagsResult } from '../../../cli/results/tags.ts';
import { common, expectNarrow } from './run-questions.ts';

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
