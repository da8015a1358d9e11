import { describe, expect, it } from 'vitest';
import { createRuleSubject, ruleSubjectOptions } from '../../../functions/score-part/rule-subject.ts';
import type { Configuration, OwnTag } from '../../../shared/contracts/configuration.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import type { Profile } from '../../../shared/domain/profile/profile.ts';
import { compileRule } from '../../../shared/rules/compile-rule.ts';
import { ownTagValues } from '../../../shared/rules/own-tags.ts';
import { createRuleVocabulary } from '../../../shared/rules/rule-vocabulary.ts';
import { exampleConfiguration } from '../../support/example-configuration.ts';
import { orderOn, profileOfOrders } from '../../support/profile-of-orders.ts';

const asOfDay = 20_000;
const segments = { rfm: 'champions', tier: 'core', lifecycle: 'loyal', cluster: 'c2' };
const nobody = { rfm: 'none', tier: 'none', lifecycle: 'prospect', cluster: 'none' };

const tag = (key: string, type: OwnTag['type'], rule: string): OwnTag => ({
  key,
  type,
  rule,
  name: { en: key, zh: key },
});
const tags = [
  tag('a.big', 'bool', 'tag("consumption.spend") > 1000.0'),
  tag('a.double', 'number', 'tag("consumption.orders") * 2'),
  tag('a.band', 'string', 'tag("a.big") ? "big" : "small"'),
  tag('a.recent_and_big', 'bool', 'tag("a.big") && events("order", last(30)).count >= 1'),
];
const configuration = (changes: Partial<Configuration> = {}): Configuration => ({
  ...exampleConfiguration({ settings: { tags } }),
  ...changes,
});

const whole = { category: '', weight: 300, count: 1, quantity: 1, amountMinor: 50_000 };

/** Two orders, of £600 and £500, the newer three days before as_of; says no to e-mail and yes to SMS. */
const spender: Profile = {
  ...profileOfOrders('spender', [
    orderOn(asOfDay - 40, 60_000),
    orderOn(asOfDay - 3, 50_000, { contributions: [whole] }),
  ]),
  traits: [{ name: 'locale', source: 'crm', origin: 'declared', value: 'de', seconds: 5 }],
  consents: [
    { channel: 'email', granted: false, seconds: 5, source: 'crm' },
    { channel: 'sms', granted: true, seconds: 5, source: 'crm' },
  ],
};
const newcomer = profileOfOrders('newcomer', []);

const subjectOf = (profile: Profile, names = segments, of = configuration()) =>
  createRuleSubject(createCustomer(profile, { asOfDay, minorPerMajor: 100 }), names, ruleSubjectOptions(of));

describe('createRuleSubject(customer, segments, options)', () => {
  it('computes own tags, one from another', () => {
    const of = subjectOf(spender);
    expect(tags.map(({ key }) => of.tag(key))).toEqual([true, 4, 'big', true]);
  });

  it('gives everybody a bool tag, and leaves out others whose rule comes to nothing', () => {
    const of = subjectOf(newcomer, nobody);
    expect(of.tag('consumption.spend')).toBeUndefined();
    expect(tags.map(({ key }) => of.tag(key))).toEqual([false, undefined, 'small', false]);
  });

  it('computes a tag once, however often rules ask', () => {
    let asked = 0;
    const customer = createCustomer(spender, { asOfDay, minorPerMajor: 100 });
    const counted = {
      ...customer,
      events: (...args: Parameters<typeof customer.events>) => {
        asked++;
        return customer.events(...args);
      },
    };
    const of = createRuleSubject(counted, segments, ruleSubjectOptions(configuration()));
    expect([of.tag('a.recent_and_big'), of.tag('a.recent_and_big'), asked]).toEqual([true, true, 1]);
  });

  it('tells own tags as computed and sure, in the order of the configuration', () => {
    const options = ruleSubjectOptions(configuration());
    expect([...ownTagValues(options.ownTags, subjectOf(newcomer, nobody))]).toEqual([
      ['a.big', { value: false, type: 'bool', confidence: 1, origin: 'computed', version: 1 }],
      ['a.band', { value: 'small', type: 'string', confidence: 1, origin: 'computed', version: 1 }],
      ['a.recent_and_big', { value: false, type: 'bool', confidence: 1, origin: 'computed', version: 1 }],
    ]);
  });

  it('tells traits, consents and lists', () => {
    const of = subjectOf(
      spender,
      segments,
      configuration({ lists: new Map([['vip', new Set(['u:spender'] as const)]]) }),
    );
    expect([of.trait('locale'), of.trait('city')]).toEqual(['de', undefined]);
    expect(['email', 'sms', 'post'].map((channel) => of.consent(channel))).toEqual(['refused', 'granted', 'unknown']);
    expect([of.inList('vip'), of.inList('press')]).toEqual([true, false]);
    expect(subjectOf(newcomer, nobody).inList('vip')).toBe(false);
  });

  it('lets a campaign name an own tag, and its reason with it', () => {
    const vocabulary = createRuleVocabulary({ rfmMap: 'classic', ownTags: tags, lists: [] });
    const compiled = compileRule('tag("a.band") == "big" && !has_tag("region.country")', vocabulary);
    if ('problems' in compiled) throw new Error(compiled.problems[0]?.message);
    expect([spender, newcomer].map((profile) => compiled.rule.matches(subjectOf(profile), asOfDay))).toEqual([
      true,
      false,
    ]);
    expect(compiled.rule.mentions).toEqual([
      { kind: 'tag', key: 'a.band' },
      { kind: 'tag', key: 'region.country' },
    ]);
  });
});
