import { describe, expect, it } from 'vitest';
import { checkConfiguration } from '../../../shared/contracts/check-configuration.ts';
import { parseSettings } from '../../../shared/contracts/parse-settings.ts';

const sources = 'sources:\n  shop: { preset: strata }\n';
const path = 'config/strata.yaml';

/** Own tags begin in line 4. */
const parsed = (tags: string) => parseSettings(`${sources}tags:\n${tags}`, path);
const problemsOf = (tags: string): string[] => {
  const read = parsed(tags);
  const problems = 'problems' in read ? read.problems : [];
  return problems.map(({ line, column, length, message }) => `${line}:${column}+${length} ${message}`);
};
const settingsOf = (tags: string) => {
  const read = parsed(tags);
  if ('problems' in read) throw new Error(read.problems[0]?.message);
  return read.settings;
};

describe('tags: of strata.yaml', () => {
  it('keeps type, rule, name and order', () => {
    const { tags } = settingsOf(
      [
        '  consumption.big_spender:',
        '    type: bool',
        '    rule: \'tag("consumption.spend") > 1000.0\'',
        '    name: { en: Big spender, zh: 高消费 }',
        '  consumption.band: { type: string, rule: \'tag("consumption.big_spender") ? "big" : "small"\', name: Band }',
        '  behaviour.visits_a_year: { type: number, rule: \'events("view", last(365)).days\' }',
        '',
      ].join('\n'),
    );
    expect(tags.filter(({ key }) => !key.startsWith('group.'))).toEqual([
      {
        key: 'consumption.big_spender',
        type: 'bool',
        rule: 'tag("consumption.spend") > 1000.0',
        name: { en: 'Big spender', zh: '高消费' },
      },
      {
        key: 'consumption.band',
        type: 'string',
        rule: 'tag("consumption.big_spender") ? "big" : "small"',
        name: { en: 'Band', zh: 'Band' },
      },
      {
        key: 'behaviour.visits_a_year',
        type: 'number',
        rule: 'events("view", last(365)).days',
        name: { en: 'visits a year', zh: 'visits a year' },
      },
    ]);
  });

  it.each([
    ['a key without a group', '  big: { type: bool, rule: "true" }\n', '4:3+3 "big" cannot be a key of tags'],
    ['a key of three parts', '  a.b.c: { type: bool, rule: "true" }\n', '4:3+5 "a.b.c" cannot be a key of tags'],
    ['a key that is built in', '  value.tier: { type: bool, rule: "true" }\n', '4:3+10 tag "value.tier" is built in'],
    ['a tag without a type', '  a.b: { rule: "true" }\n', '4:3+3 tags.a.b.type is missing'],
    ['an interest', '  interest.wine: { type: bool, rule: "true" }\n', '4:3+13 the group "interest" is built in'],
    ['a type of another language', '  a.b: { type: boolean, rule: "true" }\n', '4:16+7 tags.a.b.type is "boolean"'],
    [
      'a rule of another type',
      '  a.b: { type: string, rule: \'tag("consumption.spend") > 3.0\' }\n',
      // The rule stands behind its quote, at column 31.
      '4:31+30 tag("consumption.spend") > 3.0 is true or false',
    ],
    [
      'a number for a condition',
      '  a.b:\n    type: bool\n    rule: >\n      tag("consumption.spend")\n      + 1.0\n',
      '7:7+24 tag("consumption.spend") + 1.0 is a number',
    ],
    [
      'a mistyped tag',
      '  a.b:\n    type: number\n    rule: tag("consumption.odrers")\n',
      '6:15+20 tag("consumption.odrers") is not known; did you mean "consumption.orders"?',
    ],
    [
      'a tag that names itself',
      '  a.b:\n    type: bool\n    rule: has_tag("a.b")\n',
      '6:19+5 has_tag("a.b") is this tag itself, or stands below it',
    ],
    [
      'two tags in a circle',
      '  a.b: { type: bool, rule: \'tag("a.c")\' }\n  a.c: { type: bool, rule: \'tag("a.b")\' }\n',
      '4:33+5 tag("a.c") is this tag itself, or stands below it',
    ],
    [
      'a list',
      '  a.b: { type: bool, rule: \'in_list("vip")\' }\n',
      '4:37+5 a rule of the settings cannot depend on a list',
    ],
    [
      'two bad rules, each at its place',
      '  a.b: { type: bool, rule: \'teir == "core"\' }\n  a.c: { type: bool, rule: \'tier == "croe"\' }\n',
      '4:29+4 variable "teir" is not known; did you mean "tier"?',
      '5:37+6 "croe" is not a segment of tier; did you mean "core"?',
    ],
  ])('%s', (_title, tags, ...expected) => {
    expect(problemsOf(tags)).toEqual(expected);
  });

  it('says that circles are not possible, and what is', () => {
    const read = parsed('  a.b: { type: bool, rule: \'tag("a.b")\' }\n');
    expect('problems' in read && read.problems[0]?.expected).toBe(
      'a built-in tag, or an own tag that stands above: tags cannot depend on each other in a circle',
    );
  });

  it('knows own tags with their types in campaigns, and the segments of the configured RFM map alone', () => {
    const campaign = (id: string, rule: string) => `id: ${id}\nname: x\nstrategy: care\naudience: '${rule}'\n`;
    const tags = "tags:\n  a.b: { type: string, rule: 'tier' }\nsegmentation: { rfm: { map: shopify } }\n";
    const files = new Map([
      [path, sources + tags],
      ['config/campaigns/good.yaml', campaign('good', 'tag("a.b") == "core" && rfm == "dormant"')],
      ['config/campaigns/type.yaml', campaign('type', 'tag("a.b") > 1')],
      ['config/campaigns/classic.yaml', campaign('classic', 'rfm == "hibernating"')],
      ['config/campaigns/near.yaml', campaign('near', 'tag("a.c") == "core"')],
    ]);
    const { problems } = checkConfiguration(files, { presets: ['strata'] });
    expect(problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)).toEqual([
      'config/campaigns/classic.yaml:4:19 "hibernating" is not a segment of rfm',
      'config/campaigns/near.yaml:4:16 tag("a.c") is not known; did you mean "a.b"?',
      'config/campaigns/type.yaml:4:25 1 is a number, but tag("a.b") is a string',
    ]);
  });

  describe('settings that a campaign in force does not pass with', () => {
    const old = `${sources}tags: { a.b: { type: bool, rule: 'tier == "core"' } }\n`;
    const campaign = 'id: c\nname: x\nstrategy: care\naudience: tag("a.b")\n';
    const inForce = new Map([
      [path, old],
      ['config/campaigns/c.yaml', campaign],
    ]);
    const check = (...changed: [string, string][]) =>
      checkConfiguration(new Map([...inForce, ...changed]), { presets: ['strata'] }, inForce);

    it('are refused, and say which; the campaign stays', () => {
      const { accepted, problems } = check([path, sources]);
      expect([...accepted]).toEqual([...inForce]);
      expect(problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)).toEqual([
        'config/campaigns/c.yaml:4:15 tag("a.b") is not known',
        'config/strata.yaml:1:1 config/campaigns/c.yaml, which is in force, does not pass with these settings',
      ]);
    });

    it('are accepted together with a campaign that passes with them', () => {
      const changed = campaign.replace('tag("a.b")', 'tier == "core"');
      const { accepted, problems } = check([path, sources], ['config/campaigns/c.yaml', changed]);
      expect(problems).toEqual([]);
      expect([...accepted.values()]).toEqual([sources, changed]);
    });

    it('are refused also when they come with a change of another file, which is accepted by itself', () => {
      const other = 'id: d\nname: x\nstrategy: care\naudience: tier == "growth"\n';
      const { accepted } = check([path, sources], ['config/campaigns/d.yaml', other]);
      expect([...accepted]).toEqual([...inForce, ['config/campaigns/d.yaml', other]]);
    });
  });
});
