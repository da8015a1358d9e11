import { describe, expect, it } from 'vitest';
import { renderDiff } from '../../../cli/render/diff.ts';
import type { DiffResult } from '../../../cli/results/diff.ts';

const word = (en: string) => ({ en, zh: en });

const result: DiffResult = {
  before: { run: '2011-11-01T00-00-00Z-c41d9b', asOf: '2011-11-01T00:00:00.000Z', customers: 998 },
  after: { run: '2011-12-01T00-00-00Z-7f3a1c', asOf: '2011-12-01T00:00:00.000Z', customers: 1_204 },
  customers: { stayed: 996, arrived: 208, gone: 2 },
  schemes: [
    {
      scheme: 'tier',
      moved: 249,
      moves: [60, 50, 40, 39, 30, 20, 6, 4].map((customers, i) => ({ from: `t${i}`, to: 'at_risk', customers })),
    },
    { scheme: 'lifecycle', moved: 0, moves: [] },
    { scheme: 'cluster', moved: 7, moves: [{ from: 'c1', to: 'c7', customers: 7 }] },
  ],
  clusters: {
    kept: [
      { id: 'c1', name: word('Average'), before: 900, after: 1_100, overlap: 0.875 },
      { id: 'c2', name: word('Big'), formerName: word('Often'), before: 90, after: 90, overlap: 0.5 },
    ],
    new: [{ id: 'c7', name: word('Late'), customers: 14 }],
    gone: [{ id: 'c3', name: word('Early'), customers: 1 }],
  },
  drift: [
    { feature: 'spend', name: word('Spend'), psi: 0.3127 },
    { feature: 'orders', name: word('Orders'), psi: 0.1 },
    { feature: 'recency_days', name: word('Recency'), psi: 0.0999 },
  ],
  audiences: [
    { campaign: 'vip', before: 190, after: 182, withheld: { before: false, after: false }, entered: 12, exited: 20 },
    { campaign: 'care', before: 30, after: 0, withheld: { before: false, after: true }, entered: 0, exited: 30 },
    { campaign: 'old', before: 5, after: null, withheld: { before: false, after: false }, entered: 0, exited: 5 },
    { campaign: 'young', before: null, after: 1, withheld: { before: false, after: false }, entered: 1, exited: 0 },
  ],
  configuration: {
    before: '3f9a1c0be27d',
    after: '0123456789ab',
    files: [
      { file: 'config/campaigns/young.yaml', change: 'added' },
      { file: 'config/strata.yaml', change: 'changed' },
    ],
    settings: ['segmentation.rfm.window_days'],
  },
  movers: null,
};

describe('renderDiff(result)', () => {
  it('says what changed, customers first, within 100 columns', () => {
    const text = renderDiff(result);
    expect(text).toBe(
      `
From   2011-11-01T00-00-00Z-c41d9b     998 customers
To     2011-12-01T00-00-00Z-7f3a1c   1,204 customers
996 customers in both   208 arrived   2 gone

Tiers   249 moved, 25.0 % of those in both
  t0 -> at risk   60
  t1 -> at risk   50
  t2 -> at risk   40
  t3 -> at risk   39
  t4 -> at risk   30
  t5 -> at risk   20
  and 10 in 2 other ways; --json has all

Lifecycle   0 moved

Clusters
  c1   Average   1,100   +200   87.5 % the same customers
  c2   Big          90          50.0 % the same customers; was "Often"
  c7   Late         14    new
  c3   Early             gone   had 1 customer

Moves between clusters   7 moved, 0.7 % of those in both
  c1 -> c7   7

Drift   population stability index: below 0.1 little, up to 0.25 some, above much
  Spend     0.313   much
  Orders    0.100   some
  Recency   0.100

Audiences
  vip              182 members    -8   12 entered   20 left
  care                withheld   -30    0 entered   30 left
  old     no such campaign now    -5    0 entered    5 left
  young               1 member   new    1 entered    0 left

Configuration   3f9a1c0be27d -> 0123456789ab
  added     config/campaigns/young.yaml
  changed   config/strata.yaml
  setting   segmentation.rfm.window_days
`.trim(),
    );
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('lists movers alone when they were asked for, and where all of them are', () => {
    const listed = [
      { userId: '12347', from: 'at_risk', to: 'loyal' },
      { userId: '12352', from: 'new', to: 'active' },
    ];
    const movers = { scheme: 'lifecycle', customers: 2_104, listed } as const;
    const lines = (csv: string | null) =>
      renderDiff({ ...result, movers: { ...movers, csv } })
        .split('\n')
        .slice(3);
    expect(lines(null)).toEqual([
      '',
      'Movers   lifecycle   2,104 customers',
      '  12347   at risk   ->   loyal',
      '  12352   new       ->   active',
      '  and 2,102 more: --limit, or --csv FILE for all',
    ]);
    expect(lines('movers.csv').slice(-2)).toEqual(['  and 2,102 more', '  all of them: movers.csv']);
  });

  it('says what cannot be compared', () => {
    const text = renderDiff({
      ...result,
      schemes: [],
      clusters: { kept: [], new: result.clusters.new, gone: [] },
      drift: [],
      audiences: [],
      configuration: { before: 'aaa', after: 'bbb', files: null, settings: [] },
    });
    expect(text).toContain('No cluster is in both runs: ids are not compared.');
    expect(text).toContain('not known: the runs looked at no feature in common');
    expect(text).toContain('Audiences\n  none in either run');
    expect(text).toContain('one of them is not kept any more: not compared');
    const same = renderDiff({ ...result, configuration: { before: 'aaa', after: 'aaa', files: [], settings: [] } });
    expect(same).toContain('Configuration   the same, aaa');
  });
});
