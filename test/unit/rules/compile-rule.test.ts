import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../shared/rules/compile-rule.ts';
import type { DayWindow, EventFilter } from '../../../shared/rules/rule.ts';
import { vocabulary } from '../configuration/vocabulary.ts';
import { asOfDay, compile, matches } from './compiled.ts';
import { noTotals, subject } from './subject.ts';

describe('compileRule(text): what is absent', () => {
  const orders = 'tag("consumption.orders")';
  const flag = 'tag("behaviour.subscribed")';
  const absent = subject();
  const two = subject({
    tag: (key) => (key === 'consumption.orders' ? 2 : key === 'behaviour.subscribed' ? true : undefined),
  });
  const off = subject({
    tag: (key) => (key === 'consumption.orders' ? 0 : key === 'behaviour.subscribed' ? false : undefined),
  });

  it.each([
    // rule, without the tags, with 2 and true, with 0 and false
    [`${orders} == 2`, false, true, false],
    [`!(${orders} == 2)`, true, false, true],
    [`${orders} != 2`, false, false, true],
    [`!(${orders} != 2)`, true, true, false],
    [`${orders} >= 0`, false, true, true],
    [`${orders} < 1`, false, false, true],
    [`!(${orders} < 1)`, true, true, false],
    [`2 > ${orders}`, false, false, true],
    [`${orders} in [1, 2]`, false, true, false],
    [`!(${orders} in [1, 2])`, true, false, true],
    [`(${orders} in [1, 2]) == false`, false, false, true],
    [`${orders} in [-2, 2]`, false, true, false],
    [`${orders} + 1 > 0`, false, true, true],
    [`${flag}`, false, true, false],
    [`!${flag}`, true, false, true],
    [`!!${flag}`, false, true, false],
    [`${flag} == false`, false, false, true],
    [`(${orders} > 1) == false`, false, false, true],
    [`(1 < ${orders}) == false`, false, false, true],
    [`has_tag("consumption.orders")`, false, true, true],
    [`!has_tag("consumption.orders") || ${orders} == 0`, true, false, true],
    [`${orders} > 1 || true`, true, true, true],
    [`${orders} > 1 && true`, false, true, false],
    [`${flag} ? ${orders} == 2 : true`, true, true, true],
    [`(${flag} ? ${orders} : 5) == 5`, true, false, true],
    [`(${flag} ? 5 : ${orders}) == 5`, false, true, false],
    [`tag("region.country").startsWith("G")`, false, false, false],
    [`!tag("region.country").startsWith("G")`, true, true, true],
    [`1 / ${orders} < 1`, false, true, false],
    [`!(1 / ${orders} < 1)`, true, false, true],
  ])('%s', (rule, without, withTwo, withOff) => {
    expect([absent, two, off].map((of) => matches(rule, of))).toEqual([without, withTwo, withOff]);
  });

  it('orders texts by code points', () => {
    // U+FF5E stands before U+1F600, whose first UTF-16 unit is less.
    expect([matches('"\uff5e" < "\u{1f600}"'), matches('"\u{1f600}" < "\uff5e"')]).toEqual([true, false]);
  });

  it('gives no value for .last of no events, so no comparison with it holds', () => {
    const rule = 'events("order", last(30)).last <= 30';
    expect(matches(rule)).toBe(false);
    expect(matches(`!(${rule})`)).toBe(true);
    expect(matches(rule, subject({ events: () => ({ ...noTotals, count: 1, last: 3 }) }))).toBe(true);
  });
});

describe('compileRule(text): windows and filters', () => {
  const asked = (window: string, kind = '"view"', filter = ''): [string, EventFilter, DayWindow][] => {
    const calls: [string, EventFilter, DayWindow][] = [];
    const of = subject({
      events: (...call) => {
        calls.push(call);
        return noTotals;
      },
    });
    matches(`events(${kind}, ${filter}${window}).count >= 3`, of);
    return calls;
  };

  it('includes both ends of between', () => {
    // 2026-07-01 is day 20635.
    expect(asked('between("2026-07-01", "2026-07-15")')).toEqual([['view', {}, { from: 20_635, to: 20_649 }]]);
  });

  it('ends every window the day before as_of', () => {
    expect(asked('last(1)')[0]?.[2]).toEqual({ from: 20_653, to: 20_653 });
    expect(asked('last(400)')[0]?.[2]).toEqual({ from: 20_254, to: 20_653 });
    expect(asked('since("2026-07-01")')[0]?.[2]).toEqual({ from: 20_635, to: 20_653 });
    expect(asked('between("2026-07-15", "2026-08-15")')[0]?.[2]).toEqual({ from: 20_649, to: 20_653 });
  });

  it('begins no window more than 400 days before as_of', () => {
    expect(asked('since("2020-01-01")')[0]?.[2]).toEqual({ from: 20_254, to: 20_653 });
  });

  it('takes the day from each evaluation', () => {
    const windows: DayWindow[] = [];
    const of = subject({
      events: (_kind, _filter, window) => {
        windows.push(window);
        return noTotals;
      },
    });
    const rule = compile('events("view", last(2)).count > 0 || events("view", since("2026-07-19")).count > 0');
    for (const day of [asOfDay, asOfDay + 5]) rule.matches(of, day);
    expect(windows).toEqual([
      { from: 20_652, to: 20_653 },
      { from: 20_653, to: 20_653 },
      { from: 20_657, to: 20_658 },
      { from: 20_653, to: 20_658 },
    ]);
  });

  it('asks for no events in a window that is over or has not begun', () => {
    expect(asked('between("2026-07-20", "2026-07-22")')).toEqual([]);
    expect(asked('between("2020-01-01", "2020-02-01")')).toEqual([]);
  });

  it('normalises the category of a filter', () => {
    expect(asked('last(3)', '"cart_add"', '{"category": " electronics // phone/"}, ')).toEqual([
      ['cart_add', { category: 'electronics/phone' }, { from: 20_651, to: 20_653 }],
    ]);
  });

  it('asks for messages by what became of them, which is kept as their category', () => {
    const kind = '"message"';
    expect(asked('last(3)', kind, '{"action": "sent"}, ')[0]?.[1]).toEqual({ category: 'sent' });
    const both = '{"channel": "email", "action": "opened"}, ';
    expect(asked('last(3)', kind, both)[0]?.[1]).toEqual({ category: 'opened/email' });
    const push = '{"action": "sent", "channel": "push-ios"}, ';
    expect(asked('last(3)', kind, push)[0]?.[1]).toEqual({ category: 'sent/push_ios' });
  });

  it('gives each measure', () => {
    const of = subject({ events: () => ({ count: 1, days: 2, quantity: 3, money: 4.5, last: 5 }) });
    const [count, days, quantity, money, last] = ['count', 'days', 'quantity', 'money', 'last'].map(
      (measure) => `events("order", last(30)).${measure}`,
    );
    expect(matches(`${count} == 1 && ${days} == 2 && ${quantity} == 3 && ${money} == 4.5 && ${last} == 5`, of)).toBe(
      true,
    );
  });
});

describe('compileRule(text): what is asked of a customer', () => {
  const of = subject({
    inList: (list) => list === 'vip',
    similarity: (list) => (list === 'vip' ? 0.75 : undefined),
    trait: (name) => (name === 'locale' ? 'de' : undefined),
    consent: (channel) => (channel === 'email' ? 'refused' : 'unknown'),
  });

  it.each([
    ['in_list("vip")', true],
    ['in_list("press")', false],
    ['similarity("vip") == 0.75', true],
    ['similarity("press") >= 0', false],
    ['!(similarity("press") >= 0)', true],
    ['trait("locale") == "de"', true],
    ['trait("city") != "Berlin"', false],
    ['consent("email") == "refused"', true],
    ['consent("sms") in ["unknown", "granted"]', true],
  ])('%s', (rule, expected) => {
    expect(matches(rule, of)).toBe(expected);
  });
});

describe('compileExpression(text, vocabulary, type)', () => {
  it.each([
    ['tag("consumption.orders") * 2', 'number', 6],
    ['tag("consumption.orders") > 2 ? "many" : "few"', 'string', 'many'],
    ['tag("consumption.orders") > 2', 'bool', true],
    ['tag("region.country")', 'string', undefined],
    ['-(tag("consumption.orders") - 3)', 'number', 0],
  ] as const)('%s', (text, type, value) => {
    const compiled = compileExpression(text, vocabulary, type);
    const of = subject({ tag: (key) => (key === 'consumption.orders' ? 3 : undefined) });
    expect('expression' in compiled && compiled.expression.root.evaluate(of, asOfDay)).toBe(value);
  });

  it('takes no value of another type', () => {
    const compiled = compileExpression('tag("consumption.orders") * 2', vocabulary, 'string');
    expect(compiled).toMatchObject({
      problems: [{ offset: 0, message: 'tag("consumption.orders") * 2 is a number', expected: 'a string here' }],
    });
  });
});

describe('compileRule(text): mentions', () => {
  it('are the tags, interests and segment schemes, sorted, each once', () => {
    const { mentions } = compile(
      'tier == "core" && in_segment("tier/core") && interest("a/b") > 1 && has_tag("region.country") && tag("interest.a/b") < 9',
    );
    expect(mentions).toEqual([
      { kind: 'tag', key: 'interest.a/b' },
      { kind: 'tag', key: 'region.country' },
      { kind: 'segment', key: 'tier' },
    ]);
  });

  it('of interests asked for as tags have the path that profiles write', () => {
    const { mentions } = compile('tag("interest. wine // red/") > 3');
    expect(mentions).toEqual([{ kind: 'tag', key: 'interest.wine/red' }]);
  });
});
