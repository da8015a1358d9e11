import { describe, expect, it } from 'vitest';
import { renderDrop, renderDropTotals } from '../../../cli/render/drop.ts';
import { renderProfile } from '../../../cli/render/profile.ts';
import { publishedWords, renderAudiences, renderRun } from '../../../cli/render/run.ts';
import { renderStatus } from '../../../cli/render/status.ts';
import { count, counted, money, percent, seconds, table } from '../../../cli/render/text.ts';
import { renderValidate } from '../../../cli/render/validate.ts';
import { retailMovements } from '../../support/movements-fixture.ts';
import { onlineRetail } from '../../support/statistics-fixture.ts';
import { appliedDrop, profile, refusedDrop, status } from './results-fixture.ts';

const locate = (key: string) => `./strata-data/${key}`;

describe('numbers', () => {
  it('groups thousands and says units', () => {
    expect(count(541_909)).toBe('541,909');
    expect([counted(1, 'row'), counted(2, 'row'), counted(0, 'row')]).toEqual(['1 row', '2 rows', '0 rows']);
    expect([percent(1, 8), percent(0, 0)]).toEqual(['12.5 %', '0.0 %']);
    expect([seconds(0.41), seconds(9.94), seconds(21.2)]).toEqual(['0.4 s', '9.9 s', '21 s']);
  });

  it('shows money in whole major units of its currency', () => {
    expect(money(27_948_900, 'GBP', 100)).toBe('£279,489');
    expect(money(1500, 'JPY', 1)).toBe('JP¥1,500');
    expect(money(-250, 'GBP', 100)).toBe('-£3');
  });
});

describe('publishedWords(audiences)', () => {
  it('counts those with files, of all', () => {
    const audience = {
      campaign: 'a',
      members: 5,
      treatment: 4,
      control: 1,
      excluded: {},
      minimumSize: 1,
      manifest: 'audiences/a/run=r/manifest.json',
    };
    const withheld = { ...audience, withheld: 'paused' };
    expect(publishedWords([{ ...audience, withheld: null }, withheld, withheld])).toBe('1 of 3 audiences');
    expect(publishedWords([withheld])).toBe('0 of 1 audience');
  });
});

describe('table(rows, right)', () => {
  it('makes columns as wide as their widest cell, and cuts blanks at the end', () => {
    expect(
      table(
        [
          ['a', '1', 'x'],
          ['bbb', '20', ''],
        ],
        [1],
      ),
    ).toEqual(['  a      1   x', '  bbb   20']);
  });

  it('does not count what colours a cell', () => {
    const red = '\u001b[31mno\u001b[39m';
    expect(
      table([
        [red, 'x'],
        ['none', 'y'],
      ]),
    ).toEqual([`  ${red}     x`, '  none   y']);
  });
});

describe('renderDrop(result, locate)', () => {
  it('says what became of the rows, then the first refused lines and where the rest is', () => {
    expect(renderDrop(appliedDrop, locate)).toBe(
      [
        'orders.csv   1,204 rows   applied 1,190   duplicate 9   refused 5   318 customers   0.4 s',
        '  refused   negative_price 1   missing_time 4',
        '            line 17   negative_price   price is -3.00',
        '            line 88   missing_time     column "InvoiceDate" is empty',
        '            ... 3 more in ./strata-data/quarantine/shop/3f9a1c0be27d45a1c6e0/',
      ].join('\n'),
    );
  });

  it('says of a file that cannot be read what was found and what was expected', () => {
    const [first, found, expected, next] = renderDrop(refusedDrop, locate).split('\n');
    expect(first).toBe('orders.csv   not read: no column "InvoiceDate" (or "timestamp") in the header');
    expect(found).toBe('  found     Invoice, Date, Customer, Total');
    expect(expected).toBe('  expected  one of: InvoiceDate, timestamp');
    expect(next).toMatch(/^ {2}next {6}\S/);
  });

  it('says that the same content changes nothing', () => {
    const text = renderDrop({ ...appliedDrop, status: 'duplicate', samples: [] }, locate);
    expect(text).toContain('1,204 rows   duplicate');
    expect(text).toContain('nothing changes');
  });

  it('adds several files up', () => {
    expect(renderDropTotals([appliedDrop, appliedDrop, refusedDrop])).toBe(
      '3 files   2,408 rows   applied 2,380   duplicate 18   refused 10   1 file not read',
    );
  });
});

describe('renderValidate(result, lineOf)', () => {
  const problem = {
    file: 'config/campaigns/winback.yaml',
    line: 6,
    column: 5,
    length: 26,
    message: 'tag("consumption.odrers") is not known; did you mean "consumption.orders"?',
    expected: 'a tag',
  };
  const text = renderValidate(
    { ok: false, problems: [problem], files: 7, inForceSince: '2011-12-01T03:00:00.000Z' },
    () => '    tag("consumption.odrers") >= 2',
  );

  it('shows place, message, the line, and carets under what is wrong', () => {
    const [head, source, carets] = text.split('\n');
    expect(head).toBe(`config/campaigns/winback.yaml:6:5  ${problem.message}`);
    expect(source).toBe('  6 |     tag("consumption.odrers") >= 2');
    expect(carets).toBe(`    |     ${'^'.repeat(26)}`);
  });

  it('says what was expected where no near name does', () => {
    const other = { ...problem, message: '"lots" is a string', expected: 'a number' };
    const result = { ok: false, problems: [other], files: 1, inForceSince: null };
    expect(renderValidate(result, () => '').split('\n')[0]).toBe(
      'config/campaigns/winback.yaml:6:5  "lots" is a string; expected a number',
    );
  });

  it('ends with how many, and with what stays in force', () => {
    expect(text.split('\n').at(-1)).toBe(
      '1 problem in 7 files. The configuration in force is still that of 2011-12-01 03:00 UTC.',
    );
  });

  it('keeps carets within the line', () => {
    const long = renderValidate(
      { ok: false, problems: [{ ...problem, length: 500 }], files: 1, inForceSince: null },
      () => '    abc',
    );
    expect(long.split('\n')[2]).toBe('    |     ^^^');
  });

  it('says when all is well', () => {
    expect(renderValidate({ ok: true, problems: [], files: 5, inForceSince: null }, () => '')).toBe(
      '5 files, no problems.',
    );
  });
});

describe('renderProfile(profile)', () => {
  it('is a portrait of one customer', () => {
    expect(renderProfile(profile, 100)).toBe(
      [
        '14646   Netherlands   customer since 2010-12-20 · last order 2 days ago',
        'core · champions (R5 F5 M5) · lifecycle at risk · cluster c3 "Frequent, broad baskets"',
        '',
        'Consumption   73 orders   £279,489   £3,829 an order   every 4 days',
        'Interests     kitchen 9.1   bags 8.8',
        'Memberships   vip-preview: treatment since 2011-10-01',
        'Traits        none declared',
        'Consent       none recorded',
        'Data          order 2,080   refund 5   47 active days',
      ].join('\n'),
    );
  });

  it('names lists and suppression where there are any', () => {
    const text = renderProfile({ ...profile, lists: ['press', 'vip'], suppressed: ['email', 'sms'] }, 100);
    expect(text).toContain('\nLists         press   vip\nSuppressed    email   sms\n');
    expect(renderProfile({ ...profile, suppressed: ['*'] }, 100)).toContain('\nSuppressed    on every channel\n');
  });

  it('has a line for each side of the customer, with the origin of what was not computed', () => {
    const tag = (value: number | string | boolean, origin = 'computed', confidence = 1) => ({
      value,
      confidence,
      origin,
      computedAt: '2011-12-10T00:00:00Z',
      version: 1,
    });
    const tags = {
      ...profile.tags,
      'demographic.gender': tag('female', 'predicted', 0.83),
      'demographic.age': tag(41, 'declared'),
      'region.city_tier': tag('tier_1', 'third_party'),
      'prediction.p_alive': tag(0.987, 'predicted', 0.9),
      'prediction.churn_risk': tag(0.013, 'predicted', 0.9),
      'social.shares': tag(1),
      'group.mine': tag(true),
      'group.other': tag(false),
      'own.share': tag(0.25),
    };
    const ownTagNames = {
      'group.mine': { en: 'Mine', zh: '我的人群' },
      'group.other': { en: 'Other', zh: '其他' },
      'own.share': { en: 'Share', zh: '份额' },
    };
    const known = { ...profile, tags, ownTagNames };
    const text = renderProfile(known, 100, 'en');
    expect(text.split('\n')[0]).toBe(
      '14646   Netherlands   customer since 2010-12-20 · last order 2 days ago · P(alive) 0.99',
    );
    expect(text).toContain(
      '\nWho           Gender female (predicted, 0.83 sure)   Age 41 years (said)\n              City tier tier_1 (said by others)\n',
    );
    expect(text).toContain('\nSocial        Shares 1 event\n');
    expect(text).toContain('\nPredictions   Churn risk 1.3 % (predicted, 0.90 sure)\n');
    expect(text).toContain('\nGroups        Mine\nOwn tags      Share 0.25\n');
    const chinese = renderProfile(known, 100, 'zh').split('\n');
    expect(chinese.slice(0, 2)).toEqual([
      '14646   Netherlands   自 2010-12-20 起为客户 · 最近下单于 2 天前 · 留存概率 0.99',
      '核心 · 冠军客户 (R5 F5 M5) · 生命周期 流失预警 · 分群 c3 "高频"',
    ]);
    expect(chinese.join('\n')).toContain('\n客户属性      性别 female（预测，置信度 0.83）   年龄 41 岁（自述）   ');
    expect(chinese).toContain('运营人群      我的人群');
    expect(chinese).toContain('活动成员      vip-preview: 实验组，自 2011-10-01');
  });

  it('says that a customer is not in the published run', () => {
    const segments = { rfm: null, tier: null, lifecycle: null, cluster: null };
    expect(renderProfile({ ...profile, segments, scores: null, clusterName: null }, 100)).toContain(
      'not in the published run',
    );
  });

  it('says where tags are of what is stored alone because the run cannot be read', () => {
    const told = (changes: Partial<typeof profile>, language: 'en' | 'zh' = 'en') =>
      renderProfile({ ...profile, ...changes }, 100, language).split('\n');
    expect(told({ tagsFrom: 'stored' })[2]).toBe(
      'tags by what is stored alone: another version made the published run (next: strata run)',
    );
    expect(told({ tagsFrom: 'stored' }, 'zh')[2]).toContain('由其他版本生成');
    const none = { rfm: null, tier: null, lifecycle: null, cluster: null };
    expect(told({ tagsFrom: 'stored', segments: none })[2]).toBe('');
  });
});

describe('renderRun(statistics, locate) and renderAudiences', () => {
  const text = renderRun(onlineRetail, locate);

  it('fits 100 columns where there are no paths', () => {
    const lines = text.split('\n').filter((line) => !line.includes('./strata-data/'));
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  it('names every tier with its size and every audience', () => {
    for (const { key, customers } of onlineRetail.customers.tiers)
      expect(text).toMatch(new RegExp(`^ {2}${key} +${count(customers)} `, 'm'));
    for (const { campaign } of onlineRetail.audiences) expect(text).toMatch(new RegExp(`^ {2}${campaign} `, 'm'));
  });

  it('says of each audience how many to send, or why it is withheld', () => {
    for (const { campaign, withheld, treatment, control, members, minimumSize } of onlineRetail.audiences) {
      const line = text.split('\n').find((candidate) => candidate.startsWith(`  ${campaign} `)) ?? '';
      if (withheld === null)
        expect(line.replace(/ +/g, ' ')).toContain(`${count(treatment)} to send ${count(control)} held out`);
      else expect(line).toContain(`withheld: ${counted(members, 'customer')}, at least ${count(minimumSize)} needed`);
    }
  });

  it('says how a cluster grew or shrank since the last run, which is new and which is gone', () => {
    const [one] = onlineRetail.clusters.clusters;
    const cluster = (id: string, size: number, previous: number | null) => ({ ...one!, id, size, previous });
    const clusters = [cluster('c1', 1512, 300), cluster('c2', 20, 32), cluster('c3', 7, 7), cluster('c4', 7, null)];
    const shown = (changed: Partial<typeof onlineRetail>, found: Partial<typeof onlineRetail.clusters> = {}) =>
      renderRun({ ...onlineRetail, ...changed, clusters: { ...onlineRetail.clusters, clusters, ...found } }, locate);
    const changes = (text: string) =>
      ['c1', 'c2', 'c3', 'c4'].map((id) => new RegExp(`^  ${id} .* a customer(.*)$`, 'm').exec(text)?.[1]?.trim());
    const gone = [{ id: 'c9', name: { en: 'Bargain hunters', zh: '捡漏' }, previous: 1_204 }];
    const later = shown({ movements: retailMovements }, { gone });
    expect(changes(later)).toEqual(['+1,212 since last run', '-12 since last run', '', 'new']);
    expect(later).toContain('\n  gone: c9 Bargain hunters, 1,204 customers before\n');
    expect(changes(shown({ movements: null }))[3]).toBe('');
    const anew = shown({ movements: retailMovements }, { gone: [], notCompared: 'features_changed' });
    expect(changes(anew)[3]).toBe('');
    expect(anew).toContain('All ids are new: clusters now look at other features than in the last run.');
  });

  it('ends with a path that can be copied', () => {
    expect(text.split('\n').at(-1)).toBe(`Report  ./strata-data/reports/run=${onlineRetail.run}/index.html`);
  });

  it('says who was left out and why', () => {
    const [first] = onlineRetail.audiences;
    const excluded = { global_control: 21 };
    const one = { ...onlineRetail, audiences: [{ ...first!, campaign: 'winback', matched: 421, excluded }] };
    expect(renderAudiences(one, locate)).toContain('winback: 421 match the rule; left out: global control 21');
  });
});

describe('renderStatus(status)', () => {
  it('shows drops, runs with why they failed, and dead letters', () => {
    expect(renderStatus(status)).toBe(
      [
        'Profiles  4,372   2 dead letters',
        'Config    in force since 2026-11-23 11:40 UTC   1 problem, which strata validate shows',
        '  config/strata.yaml:3:12  time zone "Mars" is not known',
        '',
        'Drops',
        '  2026-11-23 11:42   shop   3f9a1c0be27d45a1c6e0   done   1,204 read   1,190 applied   5 refused',
        '',
        'Runs',
        '  2026-11-23 11:43   2011-12-10T00-00-00Z-7f3a1c   failed: ModelError',
      ].join('\n'),
    );
  });

  it('says why there are more profiles than customers, and counts one of each as one', () => {
    const [run] = status.runs;
    if (run === undefined) throw new Error('The fixture has a run.');
    const done = { ...run, status: 'done', profiles: 1, failure: null };
    const text = renderStatus({ ...status, deadLetters: 1, profiles: 2, runs: [run, done] });
    expect(text).toMatch(
      /^Profiles {2}2 {3}1 dead letter\n {10}one for each id that names a customer; a run joins those of the same one\nConfig/,
    );
    expect(text).toMatch(/ 1 customer$/);
    expect(renderStatus({ ...status, profiles: 1, runs: [done] })).not.toContain('one for each id');
  });

  it('names the command that makes the first', () => {
    const text = renderStatus({
      drops: [],
      runs: [],
      deadLetters: 0,
      profiles: 0,
      configuration: { inForceSince: null, problems: [] },
    });
    expect(text).toContain('Config    none in force\n');
    expect(text).toContain('none yet: strata drop FILE --source NAME');
    expect(text).toContain('none yet: strata run');
  });
});
