import { describe, expect, it } from 'vitest';
import { renderExplain } from '../../../cli/render/explain.ts';
import type { ExplainedPart, ExplainResult, SeenValue } from '../../../cli/results/explain.ts';

const atom = (text: string, result: boolean, ...seen: SeenValue[]): ExplainedPart => ({
  text,
  kind: 'atom',
  result,
  seen,
  parts: [],
});
const joined = (kind: ExplainedPart['kind'], result: boolean, ...parts: ExplainedPart[]): ExplainedPart => ({
  text: parts.map(({ text }) => text).join(' '),
  kind,
  result,
  seen: [],
  parts,
});
const of = (explanation: ExplainedPart | null, decision: Partial<ExplainResult['decision']> = {}): ExplainResult => ({
  userId: '17850',
  campaign: 'winback-vip',
  run: '2011-12-10T00-00-00Z-0d68cf',
  asOf: '2011-12-10T00:00:00.000Z',
  asOfDate: '2011-12-10',
  rule: '',
  explanation,
  decision: {
    matched: explanation?.result ?? false,
    excluded: null,
    rival: null,
    member: false,
    arm: null,
    since: null,
    withheld: null,
    ...decision,
  },
});
const head = '17850   winback-vip   as of 2011-12-10   run 2011-12-10T00-00-00Z-0d68cf';

describe('renderExplain(result)', () => {
  it('draws the rule as a tree, what was seen in one column', () => {
    const rule = joined(
      'and',
      true,
      joined(
        'or',
        true,
        atom('tier == "core"', false, { text: 'tier', value: 'growth' }),
        joined(
          'not',
          true,
          atom('tag("region.country") == "GB"', false, { text: 'tag("region.country")', value: null }),
        ),
      ),
      atom('in_list("vip")', true, { text: 'in_list("vip")', value: true }),
      atom('interest("bags") >= 2.5', true, { text: 'interest("bags")', value: 9.780261147388137 }),
    );
    expect(renderExplain(of(rule, { member: true, arm: 'treatment', since: '2011-09-01T00:00:00.000Z' }), 'en')).toBe(
      [
        head,
        '',
        '  true   all of',
        '  true   ├─ any of',
        '  false  │  ├─ tier == "core"                     "growth"',
        '  true   │  └─ not',
        '  false  │     └─ tag("region.country") == "GB"   absent',
        '  true   ├─ in_list("vip")',
        '  true   └─ interest("bags") >= 2.5               9.7803',
        '',
        'Rule       matches',
        'Member     yes',
        'Arm        treatment, given 2011-09-01',
      ].join('\n'),
    );
  });

  it('writes below a part what does not fit beside it, and no line of its own wider than 100 columns', () => {
    const text = 'events("view", {"category": "electronics/phone"}, last(30)).count >= 3';
    const days = { from: '2011-11-10', to: '2011-12-09' };
    const events = { text: 'events("view", {"category": "electronics/phone"}, last(30)).count', value: 2, days };
    const later = { text: 'events("order", since("2011-12-10")).last', value: null, days: null };
    const rule = joined(
      'choice',
      false,
      atom('tier == "core"', false, { text: 'tier', value: 'none' }),
      atom(text, false, events),
      {
        ...atom('events("order", since("2011-12-10")).last <= tag("value.recency_days")', false),
        seen: [later, { text: 'tag("value.recency_days")', value: 4 }],
      },
    );
    expect(renderExplain(of(rule), 'en').split('\n').slice(2, 10)).toEqual([
      '  false  if, then, else',
      '  false  ├─ tier == "core"   "none"',
      '  false  ├─ events("view", {"category": "electronics/phone"}, last(30)).count >= 3',
      '         │    2, 2011-11-10 to 2011-12-09',
      '  false  └─ events("order", since("2011-12-10")).last <= tag("value.recency_days")',
      '              events("order", since("2011-12-10")).last: absent, no day of it is over and remembered',
      '              tag("value.recency_days"): 4',
      '',
    ]);
  });

  it('draws the rule of an own tag below the part that names it', () => {
    const rule = atom('tag("a.band") == "big"', false, {
      text: 'tag("a.band")',
      value: 'small',
      own: {
        key: 'a.band',
        rule: {
          ...atom('tag("a.big") ? "big" : "small"', true, {
            text: 'tag("a.big")',
            value: false,
            own: {
              key: 'a.big',
              rule: joined(
                'and',
                false,
                atom('tier == "core"', false, { text: 'tier', value: 'growth' }),
                atom('in_list("vip")', true),
              ),
            },
          }),
          kind: 'value',
        },
      },
    });
    expect(renderExplain(of(rule), 'en').split('\n').slice(2, 7)).toEqual([
      '  false  tag("a.band") == "big"                       "small"',
      '         └─ a.band = tag("a.big") ? "big" : "small"   false',
      '  false     └─ a.big = all of',
      '  false        ├─ tier == "core"                      "growth"',
      '  true         └─ in_list("vip")',
    ]);
  });

  it('says what left a customer out who matches, and that an arm stays', () => {
    const rule = atom('tier == "core"', true, { text: 'tier', value: 'core' });
    const lines = (decision: Partial<ExplainResult['decision']>) =>
      renderExplain(of(rule, decision), 'en').split('\n').slice(4);
    expect(lines({ excluded: 'global_control' })).toEqual([
      'Rule       matches',
      'Left out   global control',
      'Member     no',
    ]);
    expect(
      lines({ excluded: 'exclusive_group', rival: 'vip', arm: 'control', since: '2011-09-01T00:00:00.000Z' }),
    ).toEqual([
      'Rule       matches',
      'Left out   exclusive group: vip has the customer',
      'Member     no',
      'Arm        control, given 2011-09-01; it stays for measuring',
    ]);
    expect(lines({ withheld: 'below_minimum_size' })).toEqual([
      'Rule       matches',
      'Audience   withheld: below minimum size',
      'Member     no',
    ]);
  });

  it('says of a customer whom the run did not have why there is no tree', () => {
    expect(renderExplain(of(null), 'en').split('\n')).toEqual([
      head,
      '',
      'The run did not have this customer: no event before its day, or none that had arrived.',
      'Rule       does not match',
      'Member     no',
    ]);
  });

  it('says it in Chinese', () => {
    const days = { from: '2011-11-10', to: '2011-12-09' };
    const rule = joined(
      'and',
      false,
      atom('tier == "core"', false, { text: 'tier', value: null }),
      atom('events("order").count > 1', true, { text: 'events("order").count', value: 2, days }),
    );
    const decision = { excluded: 'exclusive_group', rival: 'vip', arm: 'control', withheld: 'paused' } as const;
    expect(renderExplain(of(rule, { ...decision, since: '2011-09-01T00:00:00.000Z' }), 'zh').split('\n')).toEqual([
      '17850   winback-vip   截至 2011-12-10   运行 2011-12-10T00-00-00Z-0d68cf',
      '',
      '  否     全部满足',
      '  否     ├─ tier == "core"              无',
      '  是     └─ events("order").count > 1   2，2011-11-10 至 2011-12-09',
      '',
      '规则       不符合',
      '被排除     已在同组其他活动中：该客户在 vip 中',
      '人群       暂不发布：已暂停',
      '成员       否',
      '分组       对照组，自 2011-09-01；保留以便衡量效果',
    ]);
    expect(renderExplain(of(null), 'zh')).toContain('\n该次运行没有这位客户：');
  });
});
