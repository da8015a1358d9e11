import { describe, expect, it } from 'vitest';
import { compileOwnTags } from '../../../shared/contracts/compile-own-tags.ts';
import { groupTagsOf } from '../../../shared/contracts/parse-groups.ts';
import { parseSettings } from '../../../shared/contracts/parse-settings.ts';
import { namedGroups } from '../../../shared/domain/tags/named-groups.ts';
import { ownTagValue } from '../../../shared/rules/own-tags.ts';
import type { RuleSubject } from '../../../shared/rules/rule.ts';

const sources = 'sources:\n  shop: { preset: strata }\n';
const path = 'config/strata.yaml';
const builtIn = namedGroups.map(({ key }) => `group.${key}`);

/** Groups begin in line 4. */
const parsed = (groups: string, more = '') => parseSettings(`${sources}groups:\n${groups}${more}`, path);
const settingsOf = (groups: string, more?: string) => {
  const read = parsed(groups, more);
  if ('problems' in read) throw new Error(read.problems[0]?.message);
  return read.settings;
};
const problemsOf = (groups: string, more?: string): string[] => {
  const read = parsed(groups, more);
  const problems = 'problems' in read ? read.problems : [];
  return problems.map(({ line, column, length, message }) => `${line}:${column}+${length} ${message}`);
};

/** Value of a tag for who has these tags and is in these segments. */
function valueIn(
  key: string,
  tags: Readonly<Record<string, number | string | boolean>>,
  {
    groups = '  loyal: {}\n',
    orderDays = [],
    ...segments
  }: { groups?: string; tier?: string; lifecycle?: string; orderDays?: readonly number[] } = {},
) {
  const settings = settingsOf(groups);
  const compiled = compileOwnTags({ version: 'v', settings });
  const subject = {
    tag: (name: string) => {
      const own = compiled.get(name);
      return own === undefined ? tags[name] : ownTagValue(own, subject as RuleSubject, 15_000);
    },
    events: (_kind: string, _filter: object, { from, to }: { from: number; to: number }) => ({
      ...{ count: 0, quantity: 0, money: 0, last: undefined },
      days: orderDays.filter((day) => day >= from && day <= to).length,
    }),
    segment: (scheme: string) => segments[scheme as 'tier' | 'lifecycle'] ?? 'none',
  };
  return subject.tag(key);
}

describe('groups: of strata.yaml', () => {
  it('are the built-in ones, before the own tags, where it says nothing', () => {
    const read = parseSettings(`${sources}tags: { a.b: { type: bool, rule: 'true' } }\n`, path);
    expect('settings' in read && read.settings.tags.map(({ key }) => key)).toEqual([...builtIn, 'a.b']);
  });

  it('change one in its place, and follow the others in the order of the file', () => {
    const { tags } = settingsOf(
      [
        '  zebra: { rule: tier == "core", name: { en: Zebra, zh: 斑马 } }',
        '  brand_loyal: { rule: tag("preference.brand_loyalty") > 0.9 }',
        '  ant_hill: { rule: in_segment("group/zebra") }',
        '  loyal: { name: Faithful }',
        '',
      ].join('\n'),
    );
    expect(tags.map(({ key }) => key)).toEqual([...builtIn, 'group.zebra', 'group.ant_hill']);
    const found = Object.fromEntries(tags.map((tag) => [tag.key, tag]));
    expect(found['group.brand_loyal']).toEqual({
      key: 'group.brand_loyal',
      type: 'bool',
      rule: 'tag("preference.brand_loyalty") > 0.9',
      name: { en: 'Brand loyal', zh: '品牌忠实型' },
    });
    expect(found['group.loyal']).toMatchObject({
      rule: namedGroups[0]?.rule,
      name: { en: 'Faithful', zh: 'Faithful' },
    });
    expect(found['group.zebra']?.name).toEqual({ en: 'Zebra', zh: '斑马' });
    expect(found['group.ant_hill']?.name).toEqual({ en: 'ant hill', zh: 'ant hill' });
  });

  it('remove one with the rule false', () => {
    const { tags } = settingsOf('  loyal: { rule: false }\n');
    expect(tags.map(({ key }) => key)).toEqual(builtIn.filter((key) => key !== 'group.loyal'));
  });

  it.each([
    [
      'a group of its own without a rule',
      '  zebra: { name: Zebra }\n',
      '4:3+5 group "zebra" is not built in and has no rule',
    ],
    [
      'a group that is not there to remove',
      '  zebra: { rule: false }\n',
      '4:3+5 group "zebra" is not built in and has no rule',
    ],
    ['a key with a dot', '  group.loyal: { rule: "true" }\n', '4:3+11 "group.loyal" cannot be a key of groups'],
    ['a rule that is true', '  loyal: { rule: true }\n', '4:18+4 groups.loyal.rule is true'],
    ['an unknown tag', '  loyal: { rule: \'tag("a.b")\' }\n', '4:23+5 tag("a.b") is not known'],
    ['a list', '  loyal: { rule: \'in_list("vip")\' }\n', '4:27+5 a rule of the settings cannot depend on a list'],
    ['a rule of another type', "  loyal: { rule: '1 + 1' }\n", '4:19+5 1 + 1 is a number'],
    [
      'a group that stands below',
      '  loyal: { rule: \'tag("group.dormant")\' }\n',
      '4:23+15 tag("group.dormant") is this tag itself, or stands below it',
    ],
    [
      'itself',
      '  loyal: { rule: \'in_segment("group/loyal")\' }\n',
      '4:30+13 group "loyal" is this group itself, or stands below it',
    ],
    [
      'a misspelt group',
      '  a: { rule: \'in_segment("group/loyall")\' }\n',
      '4:26+14 "loyall" is not a group; did you mean "loyal"?',
    ],
  ])('refuse %s', (_title, groups, ...expected) => expect(problemsOf(groups)).toEqual(expected));

  it('may be a hundred of the file, changes of built-in ones not counted', () => {
    const own = (count: number) =>
      Array.from({ length: count }, (_, at) => `  own_${at}: { rule: 'tier == "core"' }\n`).join('');
    expect(problemsOf(`  loyal: {}\n${own(100)}`)).toEqual([]);
    expect(problemsOf(own(101))).toEqual(['3:1+6 there are 101 own groups']);
  });

  it('refuse own tags of that name', () => {
    expect(problemsOf('  loyal: {}\n', 'tags: { group.loyal: { type: bool, rule: "true" } }\n')).toEqual([
      '5:9+11 tags of the group "group" are the named groups',
    ]);
  });

  it.each(['classic', 'shopify'])('pass with the RFM map %s', (map) => {
    const settings = settingsOf('  loyal: {}\n', `segmentation: { rfm: { map: ${map} } }\n`);
    expect(compileOwnTags({ version: 'v', settings }).size).toBe(namedGroups.length);
  });
});

describe('the built-in groups', () => {
  it('have nobody in them of whom nothing is known', () => {
    for (const key of builtIn) expect(valueIn(key, {}), key).toBe(false);
  });

  it.each([
    ['loyal', {}, { lifecycle: 'loyal' }, { lifecycle: 'active' }],
    ['new_customer', {}, { lifecycle: 'new' }, { lifecycle: 'prospect' }],
    ['dormant', {}, { tier: 'dormant' }, { tier: 'ordinary' }],
    ['potential_churn', {}, { lifecycle: 'at_risk' }, { lifecycle: 'lost' }],
    ['potential_churn', {}, { lifecycle: 'lapsed' }, { lifecycle: 'new' }],
    ['potential_churn', { 'prediction.churn_risk': 0.5 }, { lifecycle: 'active' }, { lifecycle: 'lost' }],
    ['potential_churn', { 'prediction.churn_risk': 0.5 }, { lifecycle: 'loyal' }, { lifecycle: 'new' }],
  ])('%s with %j: %j is, %j is not', (group, tags, inside, outside) => {
    expect(valueIn(`group.${group}`, tags, inside)).toBe(true);
    expect(valueIn(`group.${group}`, tags, outside)).toBe(false);
  });

  it.each([
    ['potential_churn', { 'prediction.churn_risk': 0.49 }, false],
    ['price_sensitive', { 'preference.price_sensitivity': 0.65 }, true],
    ['price_sensitive', { 'preference.price_sensitivity': 0.64 }, false],
    ['price_sensitive', { 'preference.promotion_sensitivity': 0.75, 'consumption.orders': 3 }, true],
    ['price_sensitive', { 'preference.promotion_sensitivity': 0.74, 'consumption.orders': 3 }, false],
    ['price_sensitive', { 'preference.promotion_sensitivity': 1, 'consumption.orders': 2 }, false],
    ['brand_loyal', { 'preference.brand_loyalty': 0.6 }, true],
    ['brand_loyal', { 'preference.brand_loyalty': 0.59 }, false],
    ['novelty_seeker', { 'preference.new_product_share': 0.5 }, true],
    ['novelty_seeker', { 'preference.new_product_share': 0.49 }, false],
    ['novelty_seeker', { 'preference.novelty': 0.9, 'preference.new_product_share': 0.4 }, true],
    ['novelty_seeker', { 'preference.novelty': 0.89, 'preference.new_product_share': 0.4 }, false],
    ['novelty_seeker', { 'preference.novelty': 1, 'preference.new_product_share': 0.39 }, false],
    ['novelty_seeker', { 'preference.novelty': 1, 'consumption.orders': 9 }, false],
    ['high_spender', { 'consumption.level': 'high' }, true],
    ['high_spender', { 'consumption.level': 'top' }, true],
    ['high_spender', { 'consumption.level': 'upper' }, false],
    ['value_first', { 'preference.price_band': 'low' }, true],
    ['value_first', { 'preference.price_band': 'middle', 'preference.discount_share': 0.5 }, true],
    ['value_first', { 'preference.price_band': 'middle', 'preference.discount_share': 0.49 }, false],
    ['value_first', { 'preference.price_band': 'high', 'preference.discount_share': 1 }, false],
    ['fashion_follower', { 'preference.theme': 'fashion' }, true],
    ['fashion_follower', { 'preference.theme': 'beauty' }, true],
    ['fashion_follower', { 'preference.theme': 'home' }, false],
    ['tech_enthusiast', { 'preference.theme': 'technology' }, true],
    ['tech_enthusiast', { 'preference.theme': 'family' }, false],
    ['family_buyer', { 'preference.theme': 'family' }, true],
    ['family_buyer', { 'preference.theme': 'home', 'demographic.marital_status': 'married' }, true],
    ['family_buyer', { 'preference.theme': 'food', 'demographic.marital_status': 'married' }, true],
    ['family_buyer', { 'preference.theme': 'home', 'demographic.marital_status': 'single' }, false],
    ['family_buyer', { 'preference.theme': 'home' }, false],
    ['family_buyer', { 'preference.theme': 'fashion' }, false],
  ])('%s of who has %j: %s', (group, tags, expected) => {
    expect(valueIn(`group.${group}`, tags as Record<string, number | string>, { lifecycle: 'active' })).toBe(expected);
  });

  it.each([
    ['loyal', {}, [14_700, 14_800, 14_850, 14_900, 14_999], true],
    ['loyal', {}, [14_800, 14_850, 14_900, 14_999], false],
    ['loyal', { 'consumption.orders': 4 }, [14_700, 14_800, 14_850, 14_900, 14_999], false],
    ['new_customer', {}, [14_999], true],
    ['new_customer', {}, [14_900], false],
    ['new_customer', {}, [14_900, 14_999], false],
    ['new_customer', { 'consumption.orders': 1 }, [14_999], false],
  ])('%s of who has %j and order days %j, without a lifecycle: %s', (group, tags, orderDays, expected) => {
    const known = { lifecycle: 'prospect', orderDays };
    expect(valueIn(`group.${group}`, tags as Record<string, number>, known)).toBe(expected);
  });

  it('can be asked for by in_segment', () => {
    const groups = '  b: { rule: \'in_segment("group/brand_loyal")\' }\n  c: { rule: \'!in_segment("group/b")\' }\n';
    expect(valueIn('group.b', { 'preference.brand_loyalty': 0.7 }, { groups })).toBe(true);
    expect(valueIn('group.c', { 'preference.brand_loyalty': 0.7 }, { groups })).toBe(false);
    expect(valueIn('group.c', {}, { groups })).toBe(true);
  });

  it('have keys that none has twice, and names in both languages', () => {
    expect(new Set(builtIn).size).toBe(builtIn.length);
    for (const { key, name } of groupTagsOf({})) {
      expect(name.en, key).toMatch(/^[A-Z][a-z ]+$/);
      expect(name.zh, key).toMatch(/\p{Script=Han}/u);
    }
  });
});
