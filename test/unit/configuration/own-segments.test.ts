import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../../../functions/score-part/segment-customer.ts';
import type { Settings } from '../../../shared/contracts/configuration.ts';
import { parseSettings } from '../../../shared/contracts/parse-settings.ts';
import type { RunModel } from '../../../shared/contracts/run-model.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { fixedRfmCuts } from '../../../shared/domain/rfm/rfm-cuts.ts';
import { scoreRfm } from '../../../shared/domain/rfm/score-rfm.ts';
import { orderOn, profileOfOrders } from '../../support/profile-of-orders.ts';

const parsed = (segmentation: string) =>
  parseSettings(`sources:\n  shop: { preset: strata }\nsegmentation:\n${segmentation}`, 'config/strata.yaml');
const settingsOf = (segmentation: string): Settings => {
  const read = parsed(segmentation);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.settings;
};
const problemsOf = (segmentation: string): string[] => {
  const read = parsed(segmentation);
  return 'problems' in read ? read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`) : [];
};

const borders = '{ recency: [30, 60, 120, 240], frequency: [1, 2, 4, 8], money: [50, 100, 250, 500.5] }';

describe('segmentation.rfm.thresholds', () => {
  it('are borders that a value lies below when it is at one; money in minor units of the currency', () => {
    const { rfm } = settingsOf(`  rfm: { thresholds: ${borders} }\n`);
    expect(rfm.thresholds?.moneyMinor).toEqual([5000, 10_000, 25_000, 50_050]);
    const cuts = fixedRfmCuts(rfm.thresholds ?? { recencyDays: [], frequency: [], moneyMinor: [] }, 3);
    const scores = (recencyDays: number, frequency: number, moneyMinor: number) => {
      const { r, f, m } = scoreRfm('1', { recencyDays, frequency, moneyMinor }, cuts);
      return `${r}${f}${m}`;
    };
    expect([scores(30, 1, 5000), scores(31, 2, 5001), scores(240, 8, 50_050), scores(241, 9, 50_051)]).toEqual([
      '511',
      '422',
      '244',
      '155',
    ]);
  });

  it.each([
    [
      'numbers that do not rise',
      '{ recency: [30, 30, 120, 240], frequency: [1, 2, 4, 8], money: [1, 2, 3, 4] }',
      '4:24 segmentation.rfm.thresholds.recency is a list',
    ],
    [
      'three numbers',
      '{ recency: [30, 60, 120], frequency: [1, 2, 4, 8], money: [1, 2, 3, 4] }',
      '4:24 segmentation.rfm.thresholds.recency is a list',
    ],
    [
      'a measure that is missing',
      '{ recency: [30, 60, 120, 240], frequency: [1, 2, 4, 8] }',
      '4:10 segmentation.rfm.thresholds.money is missing',
    ],
  ])('refuse %s', (_, thresholds, problem) => {
    expect(problemsOf(`  rfm: { thresholds: ${thresholds} }\n`)).toEqual([problem]);
  });
});

describe('segmentation.tiers.rules', () => {
  const model = {
    rfm: fixedRfmCuts({ recencyDays: [30, 60, 120, 240], frequency: [1, 2, 4, 8], moneyMinor: [1, 2, 3, 4] }, 1),
    populationCycleDays: 30,
    clusters: null,
  } as unknown as RunModel;
  const tierBy = (segmentation: string, ...orders: Parameters<typeof profileOfOrders>[1]): string => {
    const segment = createSegmenter(model, { version: 'v', settings: settingsOf(segmentation) });
    return segment(createCustomer(profileOfOrders('1', orders), { asOfDay: 1000, minorPerMajor: 100 })).names.tier;
  };
  const rules = `  tiers:
    rules:
      core: 'tag("consumption.spend") >= 100.0'
      dormant: 'lifecycle == "lost"'
`;

  it('come before the built-in rules, in the order of the tiers', () => {
    expect(tierBy(rules, orderOn(990, 10_000))).toBe('core');
    expect(tierBy(rules, orderOn(100, 10_000))).toBe('core');
    expect(tierBy(rules, orderOn(100, 9_999))).toBe('dormant');
  });

  it('leave customers whom none fits to the built-in ones', () => {
    // R 5, F 1, M 5 is growth.
    expect(tierBy(rules, orderOn(990, 500))).toBe('growth');
    expect(tierBy('  tiers: {}\n', orderOn(990, 500))).toBe('growth');
  });

  it.each([
    ['a rule that is no rule', "core: 'tag('", '6:18 the rule ends too early'],
    ['a tier that asks for tiers', `core: 'tier == "dormant"'`, '6:14 variable "tier" is not known'],
    ['a tag made of tiers', `core: 'tag("value.tier") == "core"'`, '6:18 tag("value.tier") is not known'],
    ['a list', `core: 'in_list("vip")'`, '6:22 a rule of the settings cannot depend on a list'],
    ['a tier that nobody knows', "gold: 'true'", '6:7 "gold" is not known under segmentation.tiers.rules'],
  ])('refuse %s', (_, rule, problem) => {
    expect(problemsOf(`  tiers:\n    rules:\n      ${rule}\n`)).toEqual([problem]);
  });
});
