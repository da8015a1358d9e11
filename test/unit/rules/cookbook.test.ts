import { beforeAll, describe, expect, it } from 'vitest';
import { createRuleSubject, ruleSubjectOptions } from '../../../functions/score-part/rule-subject.ts';
import { vocabularyOf } from '../../../shared/contracts/assemble-configuration.ts';
import type { Configuration } from '../../../shared/contracts/configuration.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { customerIdOf } from '../../../shared/domain/identity/profile-id.ts';
import { createDeltaBuilder } from '../../../shared/domain/profile/delta-builder.ts';
import type { SegmentNames } from '../../../shared/domain/tags/define-tag.ts';
import { compileRule } from '../../../shared/rules/compile-rule.ts';
import type { RuleSubject } from '../../../shared/rules/rule.ts';
import { guideExamples } from '../../support/guide-examples.ts';
import { configurationOf, readConfigured } from '../../support/read-with-configuration.ts';

/** Days since 1970-01-01 of 2026-07-20, the day of the run. */
const asOfDay = 20_654;

/** Kind, customer, date, then what there is to say. */
const events: readonly (readonly [kind: string, user: string, date: string, rest?: Record<string, string | number>])[] =
  [
    // Ana buys red wine every month or two: six orders, £1,500, 17 pieces, the last ten days ago.
    ...order('ana', '2025-10-05', 'wine/red', 100, 2),
    ...order('ana', '2026-01-30', 'wine/red', 100, 3),
    ...order('ana', '2026-03-05', 'wine/white', 50, 4),
    ...order('ana', '2026-05-10', 'wine/red', 100, 3),
    ...order('ana', '2026-06-25', 'wine/red', 100, 2),
    ...order('ana', '2026-07-10', 'wine/red', 100, 3),
    ['view', 'ana', '2026-07-08', { category: 'wine/red' }],
    ['view', 'ana', '2026-07-09', { category: 'wine/red' }],
    ['view', 'ana', '2026-07-10', { category: 'wine/red' }],
    ['identify', 'ana', '2025-10-05', { 'trait.locale': 'de-AT', 'trait.country': 'AT' }],
    ['consent', 'ana', '2025-10-05', { channel: 'email', granted: 'true' }],
    ['message', 'ana', '2026-07-01', { action: 'sent', channel: 'email' }],
    ['message', 'ana', '2026-07-01', { action: 'opened', channel: 'email' }],
    // Ben bought white wine twice, the last time in the sale of November, and wants no e-mail.
    ...order('ben', '2025-09-10', 'wine/white', 100, 2),
    ...order('ben', '2025-11-20', 'wine/white', 100, 2),
    ['identify', 'ben', '2025-09-10', { 'trait.locale': 'en-GB', 'trait.country': 'GB' }],
    ['consent', 'ben', '2025-12-01', { channel: 'email', granted: 'false' }],
    // Cleo bought her first phone five days ago.
    ['view', 'cleo', '2026-07-14', { category: 'electronics/phone' }],
    ['view', 'cleo', '2026-07-15', { category: 'electronics/phone' }],
    ['cart_add', 'cleo', '2026-07-15', { category: 'electronics/phone' }],
    ...order('cleo', '2026-07-15', 'electronics/phone', 30, 1),
    // Dan looks at phones and never bought anything.
    ['view', 'dan', '2026-07-01', { category: 'electronics/phone' }],
    ['view', 'dan', '2026-07-08', { category: 'electronics/phone/android' }],
    ['view', 'dan', '2026-07-15', { category: 'electronics/phone' }],
    ['view', 'dan', '2026-07-16', { category: 'electronics/phone' }],
    ['view', 'dan', '2026-07-19', { category: 'electronics/phone' }],
    ['cart_add', 'dan', '2026-07-18', { category: 'electronics/phone' }],
    ['identify', 'dan', '2026-07-01', { 'trait.locale': 'de-DE', 'trait.country': 'DE' }],
    ['consent', 'dan', '2026-07-01', { channel: 'sms', granted: 'true' }],
    // Eve bought two loudspeakers and sent the second back; three e-mails in a month, none of them opened.
    ...order('eve', '2026-05-01', 'electronics/audio', 150, 1),
    ...order('eve', '2026-07-05', 'electronics/audio', 50, 1),
    [
      'refund',
      'eve',
      '2026-07-12',
      { category: 'electronics/audio', price: 50, quantity: 1, order_id: 'eve 2026-07-05' },
    ],
    ['identify', 'eve', '2026-05-01', { 'trait.locale': 'fr-FR' }],
    ['consent', 'eve', '2026-05-01', { channel: 'email', granted: 'true' }],
    ['message', 'eve', '2026-07-02', { action: 'sent', channel: 'email' }],
    ['message', 'eve', '2026-07-09', { action: 'sent', channel: 'email' }],
    ['message', 'eve', '2026-07-16', { action: 'sent', channel: 'email' }],
    // Fay bought three bottles for £900, the last in April: 110 days ago.
    ...order('fay', '2025-12-24', 'wine/red', 300, 2),
    ...order('fay', '2026-04-01', 'wine/red', 300, 1),
    ['identify', 'fay', '2025-12-24', { 'trait.locale': 'de-DE', 'trait.country': 'DE' }],
    ['consent', 'fay', '2025-12-24', { channel: 'email', granted: 'true' }],
    ['message', 'fay', '2026-07-15', { action: 'sent', channel: 'email' }],
    ['message', 'fay', '2026-07-15', { action: 'opened', channel: 'email' }],
    // Gil bought one phone, 49 days ago.
    ...order('gil', '2026-06-01', 'electronics/phone', 80, 1),
    ['identify', 'gil', '2026-06-01', { 'trait.locale': 'en-US' }],
  ];

/** Where a run's models would put them, and how like those on the list `vip` they are. */
const placed: Readonly<Record<string, SegmentNames & { readonly likeVip?: number }>> = {
  ana: { rfm: 'champions', tier: 'core', lifecycle: 'loyal', cluster: 'c1', likeVip: 0.9 },
  ben: { rfm: 'lost', tier: 'dormant', lifecycle: 'lost', cluster: 'c2', likeVip: 0.4 },
  cleo: { rfm: 'new_customers', tier: 'ordinary', lifecycle: 'new', cluster: 'c2', likeVip: 0.2 },
  dan: { rfm: 'none', tier: 'ordinary', lifecycle: 'prospect', cluster: 'c2' },
  eve: { rfm: 'loyal_customers', tier: 'growth', lifecycle: 'active', cluster: 'c1', likeVip: 0.85 },
  fay: { rfm: 'at_risk', tier: 'core', lifecycle: 'at_risk', cluster: 'c1', likeVip: 0.95 },
  gil: { rfm: 'about_to_sleep', tier: 'ordinary', lifecycle: 'lapsed', cluster: 'c2', likeVip: 0.6 },
};
const onVip = ['ana', 'fay'];

/** Who matches each recipe, told by reading the events above. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'Looked at a category at least three times between two dates': ['dan'],
  'Came on several days': ['ana', 'dan'],
  'Was here yesterday': ['dan'],
  'Left something in the cart': ['dan'],
  'First order within two weeks': ['cleo'],
  // Eve's second order came back, and the first was 80 days ago.
  'One order and no second for a month': ['eve', 'gil'],
  'Never ordered': ['dan'],
  'Good customers who are late': ['fay'],
  'Dormant, but once bought in a category': ['ben'],
  'Spent much in a category lately': ['ana'],
  'Bought many pieces in a year': ['ana'],
  // 1500 / 6, 400 / 2, 900 / 2.
  'Large orders': ['ana', 'ben', 'fay'],
  // Since 2026-01-21 Ana ordered on five days, three of them among the last 90; Fay on one, which is not.
  'Slowing down': ['fay'],
  "Bought in last year's sale and nothing this summer": ['ben'],
  'Sent something back': ['eve'],
  'Interested in what they never bought': ['dan'],
  'Prefers one thing to another': ['ana', 'fay'],
  'The best by value or by habit': ['ana', 'eve', 'fay'],
  'One segment by its full name': ['fay'],
  'In some countries': ['ana', 'dan', 'fay'],
  'Not known to be in a country': ['ana', 'cleo', 'dan', 'eve', 'fay', 'gil'],
  'Speaks a language': ['ana', 'dan', 'fay'],
  'Said yes to e-mail': ['ana', 'eve', 'fay'],
  'Never asked about e-mail': ['cleo', 'dan', 'gil'],
  'On a list': ['ana', 'fay'],
  'Like those on a list': ['eve'],
  'Not written to this week': ['ana', 'ben', 'cleo', 'dan', 'gil'],
  'Gets messages and opens none': ['eve'],
  'By a tag of your own': ['ana', 'fay'],
  'Another threshold for the best': ['ben', 'fay'],
};

const recipes = guideExamples('rules.md').filter(({ blocks }) => blocks.some(({ language }) => language === 'cel'));

const subjects = new Map<string, RuleSubject>();
let configuration: Configuration;

beforeAll(async () => {
  const ownTags = recipes.flatMap(({ blocks }) => blocks.filter(({ language }) => language === 'yaml'));
  configuration = configurationOf({
    'config/strata.yaml': `currency: GBP\nsources:\n  web: { preset: strata }\n${ownTags.map(({ text }) => text).join('')}`,
    'config/lists/vip.csv': `user_id\n${onVip.join('\n')}\n`,
  });
  const rows = await readConfigured(configuration, 'events.jsonl', Buffer.from(jsonLines()), Date.UTC(2026, 6, 20));
  const deltas = createDeltaBuilder({ behaviour: configuration.settings.interest.behaviour });
  for (const { event, refusal } of rows) {
    if (event === undefined) throw new Error(`The event of the test is refused: ${refusal?.message}`);
    deltas.add(event);
  }
  const options = ruleSubjectOptions(configuration);
  for (const profile of deltas.take()) {
    const user = customerIdOf(profile.id);
    const { likeVip, ...segments } = placed[user]!;
    const customer = createCustomer(profile, { asOfDay, minorPerMajor: 100 });
    const similarity = () => () => likeVip;
    subjects.set(user, createRuleSubject(customer, segments, { ...options, similarity }));
  }
});

describe('docs/guides/rules.md', () => {
  it('has at least twenty recipes, each with who matches it, and no one is told of that is not there', () => {
    expect(recipes.map(({ title }) => title).sort()).toEqual(Object.keys(expected).sort());
    expect(recipes.length).toBeGreaterThanOrEqual(20);
    expect([...subjects.keys()].sort()).toEqual(Object.keys(placed));
  });

  it.each(recipes.map((recipe) => [recipe.title, recipe] as const))('%s', (title, { blocks }) => {
    const rules = blocks.filter(({ language }) => language === 'cel');
    expect(rules).toHaveLength(1);
    const compiled = compileRule(rules[0]?.text ?? '', vocabularyOf(configuration));
    if ('problems' in compiled) throw new Error(compiled.problems.map(({ message }) => message).join('; '));
    const matching = [...subjects].flatMap(([user, subject]) =>
      compiled.rule.matches(subject, asOfDay) ? [user] : [],
    );
    expect(matching.sort()).toEqual(expected[title]);
  });
});

function order(user: string, date: string, category: string, price: number, quantity: number) {
  return [['order', user, date, { category, price, quantity, order_id: `${user} ${date}` }]] as const;
}

function jsonLines(): string {
  return events
    .map(([kind, user, date, { category, price, quantity, ...rest } = {}]) => {
      const traits = Object.entries(rest).filter(([name]) => name.startsWith('trait.'));
      const others = Object.entries(rest).filter(([name]) => !name.startsWith('trait.'));
      const line = { category, price, quantity };
      const goods = price === undefined ? { product: { category } } : { products: [line] };
      return JSON.stringify({
        kind,
        user_id: user,
        timestamp: `${date}T12:00:00Z`,
        ...(category !== undefined && goods),
        ...Object.fromEntries(others),
        ...(traits.length > 0 && {
          traits: Object.fromEntries(traits.map(([name, value]) => [name.slice('trait.'.length), value])),
        }),
      });
    })
    .join('\n');
}
