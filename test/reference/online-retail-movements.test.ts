import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffRuns } from '../../cli/queries/diff.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { slices } from '../../shared/domain/identity/slices.ts';
import { readShuffle } from '../../shared/formats/shuffle-file.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { readReference } from '../support/reference-data.ts';
import { armsOf, audienceRows } from '../support/run-outcome.ts';
import { createWorld, type World } from '../support/world.ts';

const schemes = ['tier', 'lifecycle', 'rfm', 'cluster'] as const;
type Scheme = (typeof schemes)[number];

const configuration = exampleConfiguration({ settings: { clusters: { k: [3, 10], features: 'default' } } });
const [header = '', ...rows] = readReference('retail/online_retail_2010_2011.csv').split(/\r?\n/);
/** Rows end in `…,2011-11-01 08:26:00,2.55,17850,United Kingdom`; no cell before the time looks like one. */
const dateOf = (row: string): string => /,(\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d,/.exec(row)?.[1] ?? '';
const fileOf = (some: readonly string[]) => gzipSync(`${[header, ...some].join('\n')}\n`, { level: 1 });

let world: World;
let november: Statistics;
let december: Statistics;
let states: Record<'november' | 'december', ReadonlyMap<string, CustomerState>>;

beforeAll(async () => {
  world = await createWorld({ configuration });
  await world.drop('drops/shop/1.csv.gz', fileOf(rows.filter((row) => dateOf(row) < '2011-11-01')));
  november = await world.run('2011-11-01', 4);
  await world.drop('drops/shop/2.csv.gz', fileOf(rows.filter((row) => dateOf(row) >= '2011-11-01')));
  december = await world.run('2011-12-01', 16);
  states = { november: await statesOf(november), december: await statesOf(december) };
}, 300_000);
afterAll(() => world.close());

async function statesOf({ run, parts }: Statistics): Promise<Map<string, CustomerState>> {
  const all = new Map<string, CustomerState>();
  for (let part = 0; part < parts; part++)
    for await (const { record } of readShuffle(world.objects, bucketKeys.state(run, part), 0, slices)) {
      const state = JSON.parse(Buffer.from(record).toString('utf8')) as CustomerState;
      all.set(state.id, state);
    }
  return all;
}

/** Customers of both runs by the cluster they are in. */
function membersOf(month: 'november' | 'december'): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>();
  for (const { id, cluster } of states[month].values()) {
    if (!states.november.has(id) || !states.december.has(id)) continue;
    members.set(cluster, (members.get(cluster) ?? new Set()).add(id));
  }
  return members;
}

const without = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> =>
  new Set([...a].filter((each) => !b.has(each)));

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((each) => b.has(each)).length;
  return both / (a.size + b.size - both);
}

describe('Online Retail, first of November and first of December 2011', () => {
  it('are two runs of the customers with a row before each day', () => {
    expect([november.customers.profiles, december.customers.profiles]).toEqual(
      ['2011-11-01', '2011-12-01'].map(
        (day) =>
          new Set(
            rows
              .filter((row) => dateOf(row) < day)
              .map((row) => /,(\d{5})(?:\.0)?,[^,]*$/.exec(row)?.[1])
              .filter((customer) => customer !== undefined),
          ).size,
      ),
    );
    expect(december.previousRun).toBe(november.run);
  });

  it('keep the id of a cluster that has the same members, by the states of both', () => {
    const [before, after] = [membersOf('november'), membersOf('december')];
    const overlaps = [...after].flatMap(([id, members]) =>
      [...before].map(([former, others]) => ({ id, former, overlap: jaccard(members, others) })),
    );
    // Every pair is plainly one cluster or plainly two, and the ids say which.
    expect(overlaps.every(({ overlap }) => overlap > 0.6 || overlap < 0.25)).toBe(true);
    for (const { id, former, overlap } of overlaps) expect(overlap > 0.6, `${former} and ${id}`).toBe(id === former);
    expect(overlaps.filter(({ id, former }) => id === former).length).toBeGreaterThanOrEqual(3);

    const names = (statistics: Statistics) => new Map(statistics.clusters.clusters.map(({ id, name }) => [id, name]));
    for (const { id, name, match, previous } of december.clusters.clusters) {
      if (!before.has(id)) continue;
      expect(previous).toBe([...states.november.values()].filter(({ cluster }) => cluster === id).length);
      expect(match?.formerName ?? name).toEqual(names(november).get(id));
    }
  });

  it('list the movers that comparing both states customer by customer finds, of every scheme', async () => {
    for (const scheme of schemes) {
      const expected = moversOf(scheme);
      expect(expected.length).toBeGreaterThan(100);
      const diff = await diffRuns(world, { before: 'previous', after: 'latest', movers: { scheme, limit: 10_000 } });
      expect(diff.movers?.listed).toEqual(expected);
      expect(diff.movers?.customers).toBe(expected.length);
      const counted = december.movements?.schemes.find((each) => each.scheme === scheme);
      expect(counted?.moved).toBe(expected.length);
      for (const { from, to, customers } of counted?.moves ?? [])
        expect(customers).toBe(expected.filter((mover) => mover.from === from && mover.to === to).length);
    }
  });

  it('change the size of every audience by who entered less who left, by the files', async () => {
    for (const campaign of ['regulars', 'winback']) {
      const before = new Set((await armsOf(world.objects, campaign, november.run)).keys());
      const after = new Set((await armsOf(world.objects, campaign, december.run)).keys());
      const usersOf = async (name: 'entered' | 'exited') =>
        new Set((await audienceRows(world.objects, { campaign, run: december.run }, name)).map(([user = '']) => user));
      const [entered, exited] = [await usersOf('entered'), await usersOf('exited')];
      expect(entered).toEqual(without(after, before));
      expect(exited).toEqual(without(before, after));
      expect(entered.size - exited.size, campaign).toBe(after.size - before.size);
      expect(entered.size, campaign).toBeGreaterThan(0);
      const { audiences } = await diffRuns(world, { before: 'previous', after: 'latest' });
      expect(audiences.find((audience) => audience.campaign === campaign)).toMatchObject({
        before: before.size,
        after: after.size,
        entered: entered.size,
        exited: exited.size,
      });
    }
  });
});

function moversOf(scheme: Scheme): { userId: string; from: string; to: string }[] {
  return [...states.december.values()]
    .flatMap((state) => {
      const from = states.november.get(state.id)?.[scheme];
      return from === undefined || from === state[scheme]
        ? []
        : [{ userId: state.id.slice(2), from, to: state[scheme] }];
    })
    .sort((a, b) => (a.userId < b.userId ? -1 : 1));
}
