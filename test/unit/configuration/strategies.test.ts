import { describe, expect, it } from 'vitest';
import { assembleConfiguration } from '../../../shared/contracts/assemble-configuration.ts';
import { checkConfiguration } from '../../../shared/contracts/check-configuration.ts';
import { builtInStrategies, bySegment } from '../../../shared/domain/campaigns/strategies.ts';
import { compileRule } from '../../../shared/rules/compile-rule.ts';
import { createRuleVocabulary } from '../../../shared/rules/rule-vocabulary.ts';

const campaign = (strategy: string) => `id: a\nname: A\nstrategy: ${strategy}\naudience: tier == "core"\n`;
const filesOf = (settings: string, strategy: string) =>
  new Map([
    ['config/strata.yaml', `sources:\n  shop: { preset: strata }\n${settings}`],
    ['config/campaigns/a.yaml', campaign(strategy)],
  ]);
const problemsOf = (settings: string, strategy: string) =>
  checkConfiguration(filesOf(settings, strategy), { presets: ['strata'] }).problems.map(({ message }) => message);

const own = `strategies:
  - { key: tea-party, name: { en: Tea party, zh: 茶会 }, for: tier == "core" }
  - { key: care, name: Our care }
`;

describe('strategies of strata.yaml', () => {
  it('stand before the built-in ones and replace those of the same key', () => {
    const { strategies } = assembleConfiguration('v', filesOf(own, 'care')).settings;
    expect(strategies.slice(0, 2)).toEqual([
      { key: 'tea-party', name: { en: 'Tea party', zh: '茶会' }, for: 'tier == "core"' },
      { key: 'care', name: { en: 'Our care', zh: 'Our care' } },
    ]);
    expect(strategies.slice(2)).toEqual(builtInStrategies.filter(({ key }) => key !== 'care'));
  });

  it('can be named by campaigns, as the built-in ones and by-segment can', () => {
    for (const strategy of ['tea-party', 'step-discount', bySegment]) expect(problemsOf(own, strategy)).toEqual([]);
    expect(problemsOf('', 'tea-party')).toEqual(['strategy "tea-party" is not known']);
  });

  it('go by no list, whether there is one of that name or not', () => {
    const files = new Map([
      ...filesOf(`strategies:\n  - { key: vip, name: VIP, for: 'in_list("vip")' }\n`, 'vip'),
      ['config/lists/vip.csv', 'user_id\na\n'],
    ]);
    const { problems } = checkConfiguration(files, { presets: ['strata'] });
    expect(problems.filter(({ file }) => file === 'config/strata.yaml')).toMatchObject([
      {
        line: 4,
        message: 'a rule of the settings cannot depend on a list',
        expected: 'the list named in the rule of a campaign',
      },
    ]);
  });

  it('are not asked for while strata.yaml itself is wrong', () => {
    expect(problemsOf('curency: GBP\n', 'tea-party')).toEqual([
      '"curency" is not known here; did you mean "currency"?',
    ]);
  });
});

describe('builtInStrategies', () => {
  it.each(['classic', 'shopify'] as const)('have rules that hold with the RFM map %s', (rfmMap) => {
    const vocabulary = createRuleVocabulary({ rfmMap, ownTags: [], lists: [] });
    for (const { for: rule } of builtInStrategies)
      if (rule !== undefined) expect(compileRule(rule, vocabulary)).toHaveProperty('rule');
  });

  it('have a key each', () => {
    expect(new Set(builtInStrategies.map(({ key }) => key)).size).toBe(builtInStrategies.length);
  });
});
