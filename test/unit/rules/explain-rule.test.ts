import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression, compileRule } from '../../../shared/rules/compile-rule.ts';
import { type Explanation, explainRule } from '../../../shared/rules/explain-rule.ts';
import type { OwnTagRule, OwnTags } from '../../../shared/rules/own-tags.ts';
import type { CompiledRule, RuleSubject, RuleType } from '../../../shared/rules/rule.ts';
import { vocabulary } from '../configuration/vocabulary.ts';
import { noTotals, subject } from './subject.ts';

/** 2026-07-20 */
const asOfDay = 20_654;

function compile(text: string): CompiledRule {
  const compiled = compileRule(text, vocabulary);
  if ('problems' in compiled) throw new Error(`${text}: ${compiled.problems.map(({ message }) => message).join('; ')}`);
  return compiled.rule;
}
const explain = (text: string, of: RuleSubject = subject()) => explainRule(compile(text), of, asOfDay);
const atom = (text: string, result: boolean, seen: Explanation['seen']): Explanation => ({
  text,
  kind: 'atom',
  result,
  seen,
  parts: [],
});

function ownTagsOf(rules: Readonly<Record<string, readonly [RuleType, string]>>): OwnTags {
  const ownTags = new Map<string, OwnTagRule>();
  for (const [key, [type, text]] of Object.entries(rules)) {
    const above = Array.from(ownTags, ([name, tag]) => [name, tag.type] as const);
    const compiled = compileExpression(text, { ...vocabulary, tags: new Map([...vocabulary.tags, ...above]) }, type);
    if ('problems' in compiled) throw new Error(compiled.problems[0]?.message);
    ownTags.set(key, { ...compiled.expression, type });
  }
  return ownTags;
}

describe('explainRule(rule, subject, asOfDay)', () => {
  it('tells of every part what came of it, also past the one that decides', () => {
    const of = subject({ tag: (key) => (key === 'consumption.orders' ? 3 : undefined), segment: () => 'core' });
    const rule = 'tier == "dormant" && (tag("consumption.orders") >= 2 || !(tag("region.country")  ==\n "GB"))';
    expect(explain(rule, of)).toEqual({
      text: 'tier == "dormant" && (tag("consumption.orders") >= 2 || !(tag("region.country") == "GB"))',
      kind: 'and',
      result: false,
      seen: [],
      parts: [
        atom('tier == "dormant"', false, [{ text: 'tier', value: 'core' }]),
        {
          text: 'tag("consumption.orders") >= 2 || !(tag("region.country") == "GB")',
          kind: 'or',
          result: true,
          seen: [],
          parts: [
            atom('tag("consumption.orders") >= 2', true, [{ text: 'tag("consumption.orders")', value: 3 }]),
            {
              text: '!(tag("region.country") == "GB")',
              kind: 'not',
              result: true,
              seen: [],
              parts: [atom('tag("region.country") == "GB"', false, [{ text: 'tag("region.country")', value: null }])],
            },
          ],
        },
      ],
    });
  });

  it('shows the days that were looked at, and none where the window has not begun', () => {
    const of = subject({ events: () => ({ ...noTotals, count: 2, last: 6 }) });
    const within = 'events("view", {"category": "a/b"}, between("2026-07-01", "2026-08-15")).count';
    const later = 'events("order", since("2026-07-20")).last';
    expect(explain(`${within} + 1 >= ${later}`, of).seen).toEqual([
      // 2026-07-01 is day 20635; the day before as_of is 20653.
      { text: within, value: 2, days: { from: 20_635, to: 20_653 } },
      { text: later, value: null, days: null },
    ]);
  });

  it('shows behind a question what it was asked of', () => {
    const of = subject({ tag: () => 4, segment: (scheme) => (scheme === 'tier' ? 'growth' : 'none') });
    expect(explain('has_tag("consumption.orders")', of)).toEqual(
      atom('has_tag("consumption.orders")', true, [{ text: 'tag("consumption.orders")', value: 4 }]),
    );
    expect(explain('in_segment("tier/core")', of)).toEqual(
      atom('in_segment("tier/core")', false, [{ text: 'tier', value: 'growth' }]),
    );
    expect(explain('in_list("vip")', of)).toEqual(
      atom('in_list("vip")', false, [{ text: 'in_list("vip")', value: false }]),
    );
  });

  it('names each thing once, however often an atom asks for it', () => {
    const twice = 'tag("consumption.orders") * tag("consumption.orders") > interest("a") + 2';
    expect(explain(twice).seen).toEqual([
      { text: 'tag("consumption.orders")', value: null },
      { text: 'interest("a")', value: 0 },
    ]);
  });

  it('looks at both branches of a choice and takes the result of the chosen one', () => {
    const rule = 'tag("behaviour.subscribed") ? tier == "core" : tier == "none"';
    const { kind, result, parts } = explain(rule);
    expect([kind, result, parts.map((part) => part.result)]).toEqual(['choice', true, [false, false, true]]);
  });

  it('keeps a choice between values inside its atom', () => {
    const of = subject({ tag: (key) => (key === 'behaviour.subscribed' ? true : undefined) });
    expect(explain('(tag("behaviour.subscribed") ? 5 : tag("consumption.orders")) == 5', of)).toEqual(
      atom('(tag("behaviour.subscribed") ? 5 : tag("consumption.orders")) == 5', true, [
        { text: 'tag("behaviour.subscribed")', value: true },
        { text: 'tag("consumption.orders")', value: null },
      ]),
    );
  });

  it('takes own tags apart, each once, down to what they are computed from', () => {
    const ownTags = ownTagsOf({
      'a.big': ['bool', 'tag("consumption.orders") > 2 && tier == "core"'],
      'a.band': ['string', 'tag("a.big") ? "big" : "small"'],
    });
    const values = new Map<string, string | number | boolean>([
      ['consumption.orders', 3],
      ['a.big', false],
      ['a.band', 'small'],
    ]);
    const of = subject({ tag: (key) => values.get(key), segment: () => 'growth' });
    const named = {
      ...vocabulary,
      tags: new Map([...vocabulary.tags, ['a.big', 'bool'], ['a.band', 'string']] as const),
    };
    const compiled = compileRule('tag("a.band") == "big" || has_tag("a.band") && tag("a.big")', named);
    if ('problems' in compiled) throw new Error(compiled.problems[0]?.message);
    const explanation = explainRule(compiled.rule, of, asOfDay, ownTags);

    const bigRule: Explanation = {
      text: 'tag("consumption.orders") > 2 && tier == "core"',
      kind: 'and',
      result: false,
      seen: [],
      parts: [
        atom('tag("consumption.orders") > 2', true, [{ text: 'tag("consumption.orders")', value: 3 }]),
        atom('tier == "core"', false, [{ text: 'tier', value: 'growth' }]),
      ],
    };
    const bandRule: Explanation = {
      text: 'tag("a.big") ? "big" : "small"',
      kind: 'value',
      result: true,
      seen: [{ text: 'tag("a.big")', value: false, own: { key: 'a.big', rule: bigRule } }],
      parts: [],
    };
    expect(explanation.parts[0]).toEqual(
      atom('tag("a.band") == "big"', false, [
        { text: 'tag("a.band")', value: 'small', own: { key: 'a.band', rule: bandRule } },
      ]),
    );
    expect(explanation.parts[1]?.parts).toEqual([
      atom('has_tag("a.band")', true, [{ text: 'tag("a.band")', value: 'small' }]),
      atom('tag("a.big")', false, [{ text: 'tag("a.big")', value: false }]),
    ]);
  });

  it('keeps the rule of an own tag that an atom names twice', () => {
    const ownTags = ownTagsOf({ 'a.n': ['number', 'tag("consumption.orders") + 1'] });
    const named = { ...vocabulary, tags: new Map([...vocabulary.tags, ['a.n', 'number'] as const]) };
    const compiled = compileRule('tag("a.n") * tag("a.n") > 4', named);
    if ('problems' in compiled) throw new Error(compiled.problems[0]?.message);
    const { seen } = explainRule(compiled.rule, subject({ tag: () => 2 }), asOfDay, ownTags);
    expect(seen.map(({ text, own }) => [text, own?.key])).toEqual([['tag("a.n")', 'a.n']]);
  });

  it('stays small where a hundred tags name the one above them twice', () => {
    const rules = Array.from({ length: 100 }, (_, i): [string, [RuleType, string]] => [
      `a.t${i}`,
      ['bool', i === 0 ? 'tier == "core"' : `tag("a.t${i - 1}") && !tag("a.t${i - 1}")`],
    ]);
    const ownTags = ownTagsOf(Object.fromEntries(rules));
    const last = [...ownTags.values()].at(-1);
    const size = ({ parts, seen }: Explanation): number =>
      [...parts, ...seen.flatMap(({ own }) => own?.rule ?? [])].reduce((sum, each) => sum + size(each), 1);
    // A rule of two such parts is four: the whole, the first, the second and what stands behind its "!".
    expect(last && size(explainRule(last, subject(), asOfDay, ownTags))).toBe(99 * 4 + 1);
  });

  it('writes a part with the parentheses it needs and no others', () => {
    const texts = (text: string): string[] => {
      const all = ({ text: own, parts }: Explanation): string[] => [own, ...parts.flatMap(all)];
      return all(explain(text));
    };
    expect(texts('((trait("a)") == "( \\" (") || (in_list("vip")  )) && ( in_list("press") )')).toEqual([
      '((trait("a)") == "( \\" (") || (in_list("vip") )) && ( in_list("press") )',
      '(trait("a)") == "( \\" (") || (in_list("vip") )',
      'trait("a)") == "( \\" ("',
      'in_list("vip")',
      'in_list("press")',
    ]);
  });
});

const tags = ['consumption.orders', 'region.country', 'behaviour.subscribed'];
const condition = fc.constantFrom(
  'tag("consumption.orders") >= 2',
  'tag("consumption.orders") != 1',
  'tag("behaviour.subscribed")',
  'tag("region.country") in ["GB", "FR"]',
  'has_tag("region.country")',
  'tier == "core"',
  'in_segment("lifecycle/new")',
  'consent("email") != "refused"',
  'trait("locale").startsWith("d")',
  'in_list("vip")',
  'similarity("vip") >= 0.5',
  'interest("a") / tag("consumption.orders") > 1.0',
  'events("message", {"action": "sent", "channel": "email"}, last(30)).count == 0',
  'events("view", since("2026-07-01")).last < 5',
  '(tag("behaviour.subscribed") ? 1 : tag("consumption.orders")) == 1',
);
const { rule } = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small' },
    condition,
    tie('rule').map((a) => `!(${a})`),
    fc
      .tuple(tie('rule'), fc.constantFrom('&&', '||'), tie('rule'))
      .map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
    fc.tuple(tie('rule'), tie('rule'), tie('rule')).map(([a, b, c]) => `(${a}) ? (${b}) : (${c})`),
  ),
}));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const customer = fc
  .record({
    values: fc.tuple(maybe(fc.integer({ min: 0, max: 3 })), maybe(fc.constantFrom('GB', 'DE')), maybe(fc.boolean())),
    segment: fc.constantFrom('core', 'new', 'none'),
    interest: fc.constantFrom(0, 2.5),
    inList: fc.boolean(),
    similarity: maybe(fc.constantFrom(0.2, 0.9)),
    locale: maybe(fc.constantFrom('de', 'en')),
    consent: fc.constantFrom('granted', 'refused', 'unknown'),
    events: fc.record({ count: fc.constantFrom(0, 1), last: maybe(fc.integer({ min: 1, max: 9 })) }),
  })
  .map(({ values, segment, interest, inList, similarity, locale, consent, events }) =>
    subject({
      tag: (key) => values[tags.indexOf(key)],
      segment: () => segment,
      interest: () => interest,
      inList: () => inList,
      similarity: () => similarity,
      trait: () => locale,
      consent: () => consent,
      events: () => ({ ...noTotals, ...events }),
    }),
  );

describe('explainRule(rule, subject, asOfDay): laws', () => {
  it('says of the whole what matches says, and of every part what the part alone would', () => {
    let [held, failed] = [0, 0];
    const everyPart = (explanation: Explanation, of: RuleSubject): void => {
      const { text, result, kind, parts } = explanation;
      expect({ text, result }).toEqual({ text, result: compile(text).matches(of, asOfDay) });
      expect(parts.length).toBe({ atom: 0, not: 1, choice: 3, and: parts.length, or: parts.length, value: 0 }[kind]);
      for (const part of parts) everyPart(part, of);
    };
    fc.assert(
      fc.property(rule, fc.array(customer, { minLength: 3, maxLength: 3 }), (text, customers) => {
        const compiled = compileRule(text, vocabulary);
        fc.pre('rule' in compiled);
        if (!('rule' in compiled)) return;
        for (const of of customers) {
          const explanation = explainRule(compiled.rule, of, asOfDay);
          const matches = compiled.rule.matches(of, asOfDay);
          if (matches) held++;
          else failed++;
          expect(explanation.result).toBe(matches);
          everyPart(explanation, of);
        }
      }),
      { numRuns: 500, seed: 11 },
    );
    // The generator must not make rules that are all alike.
    expect(Math.min(held, failed)).toBeGreaterThan(300);
  });
});
