import { describe, expect, it } from 'vitest';
import { compileRule } from '../../../shared/rules/compile-rule.ts';
import { vocabulary } from '../configuration/vocabulary.ts';
import { matches, problems } from './compiled.ts';
import { subject } from './subject.ts';

describe('compileRule(text): problems', () => {
  it.each([
    ['tag("consumption.orders") == "2"', '29 "2" is a string, but tag("consumption.orders") is a number'],
    ['"2" == tag("consumption.orders")', '0 "2" is a string, but tag("consumption.orders") is a number'],
    ['tag("region.country") > 2', '24 2 is a number, but tag("region.country") is a string'],
    ['tag("consumption.orders")', '0 tag("consumption.orders") is a number'],
    ['tag("behaviour.subscribed") < true', '0 tag("behaviour.subscribed") is true or false, which has no order'],
    ['tag("consumption." + "orders") > 1', '4 "consumption." + "orders" is not a text in quotes'],
    ['tag("value.tier") == "croe"', '21 "croe" is not a segment of tier; did you mean "core"?'],
    ['tier in ["core", "groth"]', '17 "groth" is not a segment of tier; did you mean "growth"?'],
    ['in_segment("teir/core")', '11 segment scheme "teir" is not known; did you mean "tier"?'],
    ['in_segment("tier/croe")', '11 "croe" is not a segment of tier; did you mean "core"?'],
    ['in_segment("dormant")', '11 "dormant" names no scheme and segment; did you mean "tier/dormant"?'],
    ['events("vew", last(3)).count > 1', '7 event kind "vew" is not known; did you mean "view"?'],
    ['events("view", last(0)).count > 1', '20 last(0) is not a number of days'],
    ['events("view", last(401)).count > 1', '20 last(401) is not a number of days'],
    ['events("view", last(1.5)).count > 1', '20 last(1.5) is not a number of days'],
    ['events("view", since("2026-02-29")).count > 1', '21 "2026-02-29" is not a date of the calendar'],
    [
      'events("view", between("2026-07-02", "2026-07-01")).count > 1',
      '15 between("2026-07-02", "2026-07-01") ends before it begins',
    ],
    [
      'events("view", between("2025-01-01", "2026-02-05")).count > 1',
      '15 between("2025-01-01", "2026-02-05") is 401 days long',
    ],
    ['events("view", {"brand": "x"}, last(3)).count > 1', '16 filter "brand" is not known'],
    ['events("view", {}, last(3)).count > 1', '15 the filter is empty'],
    ['events("view", {"category": "a", "category": "b"}, last(3)).count > 1', '33 the filter names "category" twice'],
    [
      'events("view", {"channel": "email"}, last(3)).count > 1',
      '16 filter "channel" is for events of kind "message", not "view"',
    ],
    [
      'events("message", {"category": "a"}, last(3)).count > 1',
      '19 filter "category" is not for events of kind "message"',
    ],
    ['events("message", {"channel": "email"}, last(3)).count > 1', '18 the filter names a channel and no action'],
    [
      `events("message", {"action": "sent", "channel": "${'a'.repeat(64)}"}, last(3)).count > 1`,
      `48 "${'a'.repeat(56)}... is no name of a channel`,
    ],
    ['trait(" locale") == "de"', '6 " locale" is no name'],
    ['events("message", {"action": "send"}, last(3)).count > 1', '29 action "send" is not known; did you mean "sent"?'],
    [
      'events("message", {"action": "sent", "channel": "E Mail"}, last(3)).count > 1',
      '48 "E Mail" is no name of a channel',
    ],
    [
      'events("message", {"acton": "sent"}, last(3)).count > 1',
      '19 filter "acton" is not known; did you mean "action"?',
    ],
    ['in_list("vpi")', '8 list "vpi" is not known; did you mean "vip"?'],
    ['similarity("friends") > 0.5', '11 list "friends" is not known'],
    ['similarity("vip")', '0 similarity("vip") is a number'],
    ['trait("") == "de"', '6 "" is no name'],
    ['trait("locale") > 3', '18 3 is a number, but trait("locale") is a string'],
    ['consent("email") == "grated"', '20 "grated" is not an answer of consent("email"); did you mean "granted"?'],
    ['consent("email") == true', '20 true is true or false, but consent("email") is a string'],
    [
      'has_tag("consumption.odrers")',
      '8 has_tag("consumption.odrers") is not known; did you mean "consumption.orders"?',
    ],
    ['has_tag("orders")', '8 has_tag("orders") is not known; did you mean "consumption.orders"?'],
    ['rfm == "risk"', '7 "risk" is not a segment of rfm; did you mean "at_risk"?'],
    ['hastag("consumption.orders")', '0 function "hastag" is not known; did you mean "has_tag"?'],
    ['events("view", last(9999)).count > 1', '20 last(9999) is not a number of days'],
    ['events("view", between("2026-02-30", "2026-03-02")).count > 1', '23 "2026-02-30" is not a date of the calendar'],
    ['events("view", since("0206-07-01")).count > 1', '21 "0206-07-01" is no date that events can have'],
    ['events("view", between("2026-07-01")).count > 1', '15 between("2026-07-01") is not a window'],
    ['events("view", last(3)).cuont > 1', '24 events(...).cuont is not known; did you mean "count"?'],
    ['events("view", last(3)) > 1', '0 events(...) is no value by itself'],
    ['tier.matches("(a+)+")', '0 .matches(...) of 1 argument is not known'],
    ['[1, 2].exists(x, x > 1)', '0 .exists(...) of 2 arguments is not known'],
    ['1u < 2', '0 1u is no value that a tag can have'],
    ['9007199254740993 > 1', '0 9007199254740993 is too large to be exact'],
    ['tag("consumption.orders") / 0 > 1', '28 nothing can be divided by 0'],
    ['7 % 0.0 == 1', '4 nothing can be divided by 0.0'],
    ['constructor == "x"', '0 variable "constructor" is not known'],
    ['toString("x")', '0 function "toString" is not known'],
  ])('%s', (rule, problem) => {
    expect(problems(rule)).toEqual([problem]);
  });

  it.each([
    ['last(0)', 'a whole number from 1 to 400'],
    ['last(9999)', 'a whole number from 1 to 400'],
    ['last(2.5)', 'a whole number from 1 to 400'],
    ['between("2026-07-02", "2026-07-01")', 'the earlier date first; both days are included'],
    ['between("2025-01-01", "2026-07-01")', 'at most 400 days'],
    ['between("2026-02-30", "2026-03-02")', 'a date such as "2026-07-01"'],
    ['since("30.02.2026")', 'a date such as "2026-07-01"'],
    ['since("2206-07-01")', '1970-01-01 to 2099-12-31'],
    ['between("2026-07-01")', 'last(days), between("YYYY-MM-DD", "YYYY-MM-DD") or since("YYYY-MM-DD")'],
    ['week(2)', 'last(days), between("YYYY-MM-DD", "YYYY-MM-DD") or since("YYYY-MM-DD")'],
  ])('says of the impossible window %s what is expected', (window, expected) => {
    const compiled = compileRule(`events("view", ${window}).count > 1`, vocabulary);
    expect('problems' in compiled && compiled.problems.map((each) => each.expected)).toEqual([expected]);
  });

  it('accepts windows of 1 and of 400 days, and the 29th of February of a leap year', () => {
    expect(problems('events("view", between("2025-01-01", "2026-02-04")).count > 1')).toEqual([]);
    expect(problems('events("view", between("2028-02-29", "2028-02-29")).count > 1')).toEqual([]);
  });

  it('takes int and double literals both for a number', () => {
    const of = subject({ tag: () => 2 });
    expect(matches('tag("consumption.orders") == 2 && tag("consumption.orders") == 2.0 && 1 + 1.0 == 2', of)).toBe(
      true,
    );
  });

  it('takes any id of a cluster and `none` of every scheme', () => {
    expect(problems('cluster == "c17" || rfm == "none" || in_segment("tier/none")')).toEqual([]);
  });

  it('tells every problem of a rule, in order', () => {
    expect(problems('tier == "x" && foo > 1 || tag("a.b") > 1').map((each) => each.split(' ')[0])).toEqual([
      '8',
      '15',
      '30',
    ]);
  });

  it.each([
    ['4,001 characters', `tier == "core"${' '.repeat(3987)}`, 'the rule has 4001 characters'],
    ['a thousand negations', `${'!'.repeat(1000)}has_tag("value.tier")`, 'the rule is too large or nested too deeply'],
    ['64 negations', `${'!'.repeat(64)}has_tag("value.tier")`, 'the rule is nested too deeply'],
    ['forty brackets', `${'('.repeat(40)}true${')'.repeat(40)}`, 'the rule is too large or nested too deeply'],
    ['two thousand parts', Array(600).fill('1<2').join('||'), 'the rule is too large or nested too deeply'],
    ['four thousand minus signs', `${'-'.repeat(3990)}1 > 0`, 'the rule is too large or nested too deeply'],
  ])('refuses %s', (_title, rule, message) => {
    expect(problems(rule).map((each) => each.replace(/^\d+ /, ''))).toEqual([message]);
  });

  it('takes // for a comment outside of texts alone, and refuses it there', () => {
    const hides = '"//" would hide the rest of the rule';
    expect(problems('trait("a") == "x" // or y')).toEqual([`18 ${hides}`]);
    expect(problems(`trait("a") == '''x\ny''' // or z`)).toEqual([`24 ${hides}`]);
    expect(problems(String.raw`trait("a") == "\"" // or z`)).toEqual([`19 ${hides}`]);
    for (const text of ['"http://a"', "'http://a'", '"""a\n// b"""', 'r"//"'])
      expect(problems(`trait("a") == ${text}`), text).toEqual([]);
  });

  it('takes 4,000 characters, 64 levels and channels of 63 letters', () => {
    expect(problems(`tier == "core"${' '.repeat(3986)}`)).toEqual([]);
    expect(problems(`${'!'.repeat(63)}has_tag("value.tier")`)).toEqual([]);
    const filter = `{"action": "sent", "channel": "${'a'.repeat(63)}"}`;
    expect(problems(`events("message", ${filter}, last(3)).count > 1`)).toEqual([]);
  });

  it('takes a chain of 100 parts and stops where the answer is known', () => {
    let asked = 0;
    const of = subject({ tag: () => ++asked });
    expect(matches(Array(100).fill('tag("consumption.orders") > 2').join(' || '), of)).toBe(true);
    expect(asked).toBe(3);
  });
});
