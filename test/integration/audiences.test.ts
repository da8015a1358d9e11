import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AudienceManifest } from '../../shared/contracts/audience-manifest.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { armOf } from '../../shared/domain/campaigns/arms.ts';
import { branches } from '../support/branches.ts';
import { type ExampleChanges, exampleConfiguration } from '../support/example-configuration.ts';
import { csvOf, retailInvoices } from '../support/retail-rows.ts';
import { armsOf, audienceRows, readManifest, runOn } from '../support/run-outcome.ts';
import { createWorld, type World } from '../support/world.ts';

const september = '2011-09-01';
const december = '2011-12-01';
const campaigns = ['regulars', 'winback'];
type Counts = AudienceManifest['counts'];

let shop: World;
beforeAll(async () => {
  shop = await createWorld({ configuration: exampleConfiguration() });
  await shop.drop('drops/shop/year.csv', csvOf(retailInvoices({ customers: 200 })));
});
afterAll(() => shop.close());

const copyOf = branches();
const branch = () => copyOf(shop);

/** One run under a configuration of its own. */
async function runUnder(world: World, asOf: string, changes: ExampleChanges, parts = 4): Promise<string> {
  const configuration = exampleConfiguration(changes);
  const { run } = await runOn({ ...world, configurations: { load: async () => configuration } }, asOf, parts);
  return run;
}

/** The manifest's sums, and that its files hold what it says. */
async function expectSound({ objects }: World, manifest: AudienceManifest): Promise<void> {
  const { matched, excluded, members, treatment, control } = manifest.counts;
  expect(matched).toBe(Object.values(excluded).reduce((sum, count) => sum + count, 0) + members);
  expect(members).toBe(treatment + control);
  const rows = Object.fromEntries(manifest.files.map((file) => [file.key.split('/').at(-1), file.rows]));
  expect(rows).toEqual({
    'members.csv.gz': treatment,
    'control.csv.gz': control,
    'entered.csv.gz': manifest.entered,
    'exited.csv.gz': manifest.exited,
  });
  for (const name of ['members', 'control', 'entered', 'exited'] as const)
    expect(await audienceRows(objects, manifest, name)).toHaveLength(rows[`${name}.csv.gz`] ?? -1);
}

describe('an audience beside that of the run before', () => {
  it('has as many more members as entered more than exited, each named in its file', async () => {
    const world = await branch();
    const first = await runUnder(world, september, {});
    const second = await runUnder(world, december, {});
    for (const campaign of campaigns) {
      const [before, after] = [
        await armsOf(world.objects, campaign, first),
        await armsOf(world.objects, campaign, second),
      ];
      const [old, manifest] = [
        await readManifest(world.objects, campaign, first),
        await readManifest(world.objects, campaign, second),
      ];
      for (const each of [old, manifest]) await expectSound(world, each);
      expect(old).toMatchObject({ previousRun: null, entered: before.size, exited: 0 });
      expect(manifest.previousRun).toBe(first);

      const entered = [...after].filter(([user]) => !before.has(user)).sort();
      const exited = [...before].filter(([user]) => !after.has(user)).sort();
      expect(entered.length).toBeGreaterThan(5);
      expect(exited.length).toBeGreaterThan(5);
      expect(await audienceRows(world.objects, manifest, 'entered')).toEqual(entered);
      expect(await audienceRows(world.objects, manifest, 'exited')).toEqual(exited);
      expect(manifest.entered - manifest.exited).toBe(after.size - before.size);
    }
  });

  it('keeps every arm when the hold-out changes, also of who left and came back', async () => {
    const world = await branch();
    const holdout = { regulars: { holdout: 0.9 } };
    const first = await runUnder(world, '2011-06-01', {});
    const second = await runUnder(world, september, { campaigns: holdout });
    const third = await runUnder(world, december, { campaigns: holdout }, 8);
    const [june, autumn, winter] = (await Promise.all(
      [first, second, third].map((run) => armsOf(world.objects, 'regulars', run)),
    )) as [Map<string, string>, Map<string, string>, Map<string, string>];

    const returned = [...winter.keys()].filter((user) => june.has(user) && !autumn.has(user));
    expect(returned.length).toBeGreaterThan(0);
    const known = new Map([...autumn, ...june]);
    for (const [user, arm] of [...autumn, ...winter])
      expect(arm, user).toBe(known.get(user) ?? armOf('regulars', user, 0.9));
    // The new share would have moved some of them.
    const stayed = [...winter].filter(([user]) => june.has(user));
    expect(stayed.some(([user, arm]) => arm !== armOf('regulars', user, 0.9))).toBe(true);
  });
});

describe('an audience that is too small', () => {
  it('has a manifest and no files, and gives nobody an arm', async () => {
    const world = await branch();
    const withheldRun = await runUnder(world, september, {
      campaigns: { regulars: { minimumSize: 10_000, holdout: 0.9 } },
    });
    const manifest = await readManifest(world.objects, 'regulars', withheldRun);
    expect(manifest).toMatchObject({
      withheld: 'below_minimum_size',
      counts: { treatment: 0, control: 0 },
      entered: 0,
      exited: 0,
      files: [],
    });
    const { matched, excluded, members } = manifest.counts;
    expect(members).toBeGreaterThan(20);
    expect(matched).toBe(members + (excluded.global_control ?? 0));
    expect(await keysUnder(world, bucketKeys.audience('regulars', withheldRun))).toEqual([
      bucketKeys.manifest('regulars', withheldRun),
    ]);
    await expectSound(world, await readManifest(world.objects, 'winback', withheldRun));

    const next = await runUnder(world, september, { campaigns: { regulars: { holdout: 0 } } });
    const arms = await armsOf(world.objects, 'regulars', next);
    expect(new Set(arms.values())).toEqual(new Set(['treatment']));
    expect(await readManifest(world.objects, 'regulars', next)).toMatchObject({ entered: arms.size, exited: 0 });
  });

  it('was left by everyone who was in it, and keeps the arms from before', async () => {
    const world = await branch();
    const first = await runUnder(world, september, {});
    const before = await armsOf(world.objects, 'regulars', first);
    const second = await runUnder(world, september, { campaigns: { regulars: { minimumSize: 10_000 } } });
    expect(await readManifest(world.objects, 'regulars', second)).toMatchObject({
      withheld: 'below_minimum_size',
      entered: 0,
      exited: before.size,
    });
    const third = await runUnder(world, september, { campaigns: { regulars: { holdout: 0.9 } } });
    expect(await armsOf(world.objects, 'regulars', third)).toEqual(before);
    expect(await readManifest(world.objects, 'regulars', third)).toMatchObject({ entered: before.size, exited: 0 });
  });
});

describe('campaigns of an exclusive group', () => {
  const anybody = 'tag("consumption.orders") >= 1';
  const grouped = (regulars = {}) => ({
    campaigns: {
      regulars: { exclusiveGroup: 'offers', priority: 5, ...regulars },
      winback: { exclusiveGroup: 'offers', audience: anybody },
    },
  });

  it('share nobody; what one loses for its size the next has, and gives back', async () => {
    const world = await branch();
    const runs = [
      await runUnder(world, september, grouped()),
      await runUnder(world, september, grouped({ minimumSize: 10_000 }), 8),
      await runUnder(world, september, grouped({ paused: true })),
      await runUnder(world, september, grouped()),
    ];
    const manifests = await Promise.all(runs.map((run) => readManifest(world.objects, 'winback', run)));
    const firsts = await Promise.all(runs.map((run) => readManifest(world.objects, 'regulars', run)));
    for (const manifest of manifests) await expectSound(world, manifest);
    const [together, alone, paused, again] = manifests.map(({ counts }) => counts) as [Counts, Counts, Counts, Counts];
    const regulars = firsts[0]?.counts.members ?? 0;
    expect(regulars).toBeGreaterThan(20);
    expect(together.excluded.exclusive_group).toBe(regulars);
    for (const counts of [alone, paused])
      expect(counts).toMatchObject({ matched: together.matched, members: together.members + regulars });
    expect(alone.excluded.exclusive_group).toBeUndefined();
    expect(again).toEqual(together);

    expect(firsts.map(({ withheld }) => withheld)).toEqual([null, 'below_minimum_size', 'paused', null]);
    expect(firsts.map(({ entered, exited }) => [entered, exited])).toEqual([
      [regulars, 0],
      [0, regulars],
      [0, 0],
      [regulars, 0],
    ]);
    expect(firsts[2]).toMatchObject({ counts: { matched: 0, excluded: {}, members: 0 }, files: [] });
    expect(manifests.map(({ entered, exited }) => [entered, exited])).toEqual([
      [together.members, 0],
      [regulars, 0],
      [0, 0],
      [0, regulars],
    ]);

    const [before, after] = [
      await armsOf(world.objects, 'regulars', runs[0] ?? ''),
      await armsOf(world.objects, 'regulars', runs[3] ?? ''),
    ];
    expect(after).toEqual(before);
    const others = await armsOf(world.objects, 'winback', runs[3] ?? '');
    expect([...others.keys()].filter((user) => after.has(user))).toEqual([]);
    expect(others.size).toBe(again.members);
    const left = await audienceRows(world.objects, manifests[3] as AudienceManifest, 'exited');
    expect(left.map(([user]) => user)).toEqual([...after.keys()].sort());
  });
});

describe('settling an exclusive group', () => {
  it('comes to the same however the customers are cut', async () => {
    const changes: ExampleChanges = {
      campaigns: {
        regulars: { exclusiveGroup: 'offers', priority: 2 },
        winback: { exclusiveGroup: 'offers', priority: 1, audience: 'tag("consumption.orders") >= 2' },
      },
    };
    const outcomes = [];
    for (const parts of [1, 4, 32]) {
      const world = await branch();
      const run = await runUnder(world, september, changes, parts);
      const manifests = await Promise.all(campaigns.map((campaign) => readManifest(world.objects, campaign, run)));
      outcomes.push(manifests.map(({ counts, files, withheld }) => ({ counts, withheld, sha256: files.map((file) => file.sha256) }))); // biome-ignore format: one thought
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
    expect(outcomes[0]?.map(({ counts }) => counts.excluded.exclusive_group ?? 0)[1]).toBeGreaterThan(10);
  });
});

describe('a campaign by segment', () => {
  it('gives each row the first strategy that is for the customer, and none where there is none', async () => {
    const world = await branch();
    const tierOf = 'tier == "core" || tier == "growth" || tier == "ordinary" || tier == "dormant"';
    const strategies = [
      { key: 'tasting', name: { en: 'Tasting', zh: '品鉴' }, for: 'tier == "core"' },
      { key: 'unused', name: { en: 'Unused', zh: '未用' } },
      { key: 'recall-coupon', name: { en: 'Recall', zh: '召回' }, for: 'tier == "dormant" || tier == "core"' },
    ];
    const run = await runUnder(world, december, {
      settings: { strategies },
      campaigns: { regulars: { audience: tierOf, strategy: 'by-segment', holdout: 0 } },
    });
    const rows = await audienceRows(world.objects, { campaign: 'regulars', run }, 'members');
    const strategyByTier = new Map(rows.map(([, , reason = '', strategy]) => [reason, strategy]));
    expect(Object.fromEntries(strategyByTier)).toEqual({
      'tier=core': 'tasting',
      'tier=growth': '',
      'tier=ordinary': '',
      'tier=dormant': 'recall-coupon',
    });
    for (const [, , reason = '', strategy] of rows) expect(strategy).toBe(strategyByTier.get(reason));
  });
});

describe('a customer who refuses consent', () => {
  it('leaves the audience for that reason', async () => {
    const world = await createWorld({ configuration: exampleConfiguration() });
    await world.drop('drops/shop/year.csv', csvOf(retailInvoices({ customers: 60 })));
    const first = await runUnder(world, december, {});
    const before = await armsOf(world.objects, 'regulars', first);
    const [who = '', arm = ''] = [...before][0] ?? [];
    const consents = [
      'kind,timestamp,user_id,channel,granted',
      `consent,2011-11-01T10:00:00Z,${who},email,true`,
      `consent,2011-11-02T10:00:00Z,${who},email,false`,
    ];
    await world.drop('drops/web/consents.csv', Buffer.from(`${consents.join('\n')}\n`));
    const second = await runUnder(world, december, {});
    const [old, manifest] = [
      await readManifest(world.objects, 'regulars', first),
      await readManifest(world.objects, 'regulars', second),
    ];
    await expectSound(world, manifest);
    expect(old.counts.excluded.no_consent).toBeUndefined();
    expect(manifest.counts).toMatchObject({ matched: old.counts.matched, members: old.counts.members - 1 });
    expect(manifest.counts.excluded).toEqual({ ...old.counts.excluded, no_consent: 1 });
    expect(await audienceRows(world.objects, manifest, 'exited')).toEqual([[who, arm]]);
    const after = await armsOf(world.objects, 'regulars', second);
    before.delete(who);
    expect(after).toEqual(before);
    await world.close();
  });
});

async function keysUnder({ objects }: World, prefix: string): Promise<string[]> {
  return (await Array.fromAsync(objects.list(prefix))).map(({ key }) => key);
}
