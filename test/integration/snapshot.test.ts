import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { profileResult } from '../../cli/queries/profile-result.ts';
import { createSnapshotPart, StateMismatchError } from '../../functions/snapshot-part/snapshot-part.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { factsOf } from '../../shared/contracts/facts.ts';
import { parseSnapshotManifest, snapshotColumns } from '../../shared/contracts/snapshot.ts';
import type { Descriptions, Statistics } from '../../shared/contracts/statistics.ts';
import { dayOfDate } from '../../shared/domain/event/day-of.ts';
import { slices } from '../../shared/domain/identity/slices.ts';
import { createShuffleWriter } from '../../shared/formats/shuffle-file.ts';
import type { Runtime } from '../../shared/runtime/create-runtime.ts';
import { readBytes, readJson } from '../../shared/store/read-json.ts';
import { browsingConfiguration, fillBrowsingShop } from '../support/browsing-shop.ts';
import { armsOf, branchOf, readManifest, runOn } from '../support/run-outcome.ts';
import { createWorld, type World } from '../support/world.ts';

const december = '2011-12-01';
const configuration = browsingConfiguration();

type Row = Readonly<Record<string, unknown>>;

let shop: World;
/** The same with the bucket as it was before the run. */
let untouched: World;
let statistics: Statistics;
let rows: readonly Row[];
const folders: string[] = [];

beforeAll(async () => {
  shop = await createWorld({ configuration });
  await fillBrowsingShop(shop);
  untouched = await branchOf(shop);
  statistics = await runOn(shop, december, 4);
  rows = await rowsOf(shop, statistics.run);
});
afterAll(async () => {
  await rm(untouched.folder, { recursive: true });
  await shop.close();
});
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const manifestOf = ({ objects }: World, run: string) =>
  readJson(objects, bucketKeys.snapshotManifest(run), parseSnapshotManifest);

/** Every row of a run's snapshot, by customer. */
async function rowsOf(world: World, run: string): Promise<Row[]> {
  const { files } = await manifestOf(world, run);
  const all: Row[] = [];
  for (const { key } of files) {
    const bytes = await readBytes(world.objects, key);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    all.push(...(await parquetReadObjects({ file })));
  }
  return all.sort((a, b) => (String(a.user_id) < String(b.user_id) ? -1 : 1));
}

describe('the rows of a snapshot', () => {
  it('are those of every customer, once', () => {
    expect(rows).toHaveLength(statistics.customers.profiles);
    expect(new Set(rows.map(({ user_id }) => user_id)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(120);
  });

  it('say of ten customers what strata profile says', async () => {
    const facts = factsOf(configuration.settings.tags);
    const step = Math.floor(rows.length / 10);
    for (const row of rows.filter((_, at) => at % step === 0).slice(0, 10)) {
      const profile = await profileResult(shop as unknown as Runtime, String(row.user_id));
      if (profile === undefined) throw new Error(`There is no customer ${row.user_id}`);
      const { tags, segments, scores, activity, memberships } = profile;
      const date = (day: string | null) => (day === null ? null : new Date(dayOfDate(day) * 86_400_000));
      expect(row).toMatchObject({
        user_id: profile.userId,
        ...segments,
        r: scores === null ? null : BigInt(scores[0]),
        f: scores === null ? null : BigInt(scores[1]),
        m: scores === null ? null : BigInt(scores[2]),
        first_day: date(activity.firstDay),
        last_day: date(activity.lastDay),
        active_days: BigInt(activity.activeDays),
        orders: BigInt(activity.orders),
        spend_minor: BigInt(activity.spendMinor),
      });
      expect(JSON.parse(String(row.events))).toEqual(activity.events);
      expect(JSON.parse(String(row.memberships))).toEqual(
        Object.fromEntries(Object.entries(memberships).map(([campaign, { arm }]) => [campaign, arm])),
      );
      for (const { kind, key, column, type } of facts) {
        const value = tags[key]?.value ?? null;
        const told = type === 'day' && value !== null ? new Date(Number(value) * 86_400_000) : value;
        if (kind === 'tag') expect(row[column], `${key} of ${profile.userId}`).toEqual(told);
      }
      const interests = Object.entries(tags)
        .filter(([key]) => key.startsWith('interest.'))
        .map(([key, { value }]) => [key.slice('interest.'.length), Number(value)] as const)
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      expect(Object.entries(JSON.parse(String(row.interests)))).toEqual(interests.slice(0, 20));
    }
  });

  it('hold features beside the tags', () => {
    for (const row of rows) {
      expect(row.feature_spend).toBe(Number(row.spend_minor) / 100);
      expect(row.value_regular).toBe(Number(row.consumption_orders ?? 0) >= 3);
    }
    expect(rows.some((row) => typeof row.value_per_order === 'number')).toBe(true);
    expect(new Set(rows.map((row) => row.interest_in_kitchen))).toEqual(new Set(['strong', 'weak']));
  });

  it('put a customer into the audiences whose files have them, and into none that was withheld', async () => {
    const { run } = statistics;
    expect((await readManifest(shop.objects, 'tiny', run)).withheld).not.toBeNull();
    const rival = new Set<string>();
    for (const campaign of ['regulars', 'winback', 'first', 'second']) {
      const arms = await armsOf(shop.objects, campaign, run);
      expect(arms.size, campaign).toBeGreaterThan(10);
      for (const row of rows) {
        const isMember = (JSON.parse(String(row.member_of)) as string[]).includes(campaign);
        expect(isMember, `${row.user_id} in ${campaign}`).toBe(arms.has(String(row.user_id)));
        if (isMember) expect(JSON.parse(String(row.memberships))[campaign]).toBe(arms.get(String(row.user_id)));
        if (isMember && (campaign === 'first' || campaign === 'second')) {
          expect(rival.has(String(row.user_id))).toBe(false);
          rival.add(String(row.user_id));
        }
      }
    }
    expect(rows.every((row) => !('tiny' in JSON.parse(String(row.memberships))))).toBe(true);
  });
});

describe('a snapshot', () => {
  it('has a manifest of its files and columns', async () => {
    const { run } = statistics;
    const manifest = await manifestOf(shop, run);
    expect(manifest).toMatchObject({ run, asOf: statistics.asOf, version: 1, currency: 'GBP', rows: rows.length });
    expect(manifest.files).toHaveLength(4);
    for (const { key, bytes, sha256 } of manifest.files) {
      const content = await readBytes(shop.objects, key);
      expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
    }
    const columns = snapshotColumns(factsOf(configuration.settings.tags));
    expect(manifest.columns.map(({ name }) => name)).toEqual(columns.map(({ name }) => name));
    expect(manifest.columns.find(({ name }) => name === 'consumption_orders')).toEqual({
      name: 'consumption_orders',
      type: 'number',
      tag: 'consumption.orders',
    });
    expect(Object.keys(rows[0] ?? {})).toEqual(columns.map(({ name }) => name));
  });

  it('is written alike when a part is done again', async () => {
    const before = await manifestOf(shop, statistics.run);
    await createSnapshotPart(shop)({ run: statistics.run, part: 2 });
    const key = bucketKeys.snapshot(statistics.run, 2);
    const sha256 = createHash('sha256')
      .update(await readBytes(shop.objects, key))
      .digest('hex');
    expect(before.files.find((file) => file.key === key)?.sha256).toBe(sha256);
  });

  it('is refused when state and customers are not of one run', async () => {
    const world = await branchOf(shop);
    folders.push(world.folder);
    const state = createShuffleWriter(slices);
    await world.objects.write(bucketKeys.state(statistics.run, 2), state.finish());
    const part = createSnapshotPart(world)({ run: statistics.run, part: 2 });
    await expect(part).rejects.toThrow(StateMismatchError);
  });

  it('and descriptions and interests are the same in 1, 4 and 16 parts', async () => {
    const descriptions = ({ objects }: World, run: string) =>
      readJson(objects, bucketKeys.descriptions(run), (json) => json as Descriptions);
    const expected = await descriptions(shop, statistics.run);
    expect(expected.bySegment.length).toBeGreaterThan(15);
    expect(statistics.descriptions).toEqual(expected.overall);
    expect(statistics.interests.top.length).toBeGreaterThan(5);
    for (const parts of [1, 16]) {
      const world = await branchOf(untouched);
      folders.push(world.folder);
      const other = await runOn(world, december, parts);
      expect(await rowsOf(world, other.run), `${parts} parts`).toEqual(rows);
      expect(await descriptions(world, other.run)).toEqual(expected);
      expect(other.interests).toEqual(statistics.interests);
    }
  });
});

describe('descriptions and interests', () => {
  it('are those of the rows', () => {
    const described = (key: string, kind: 'tag' | 'feature') =>
      statistics.descriptions.find((each) => each.key === key && each.kind === kind);
    const orders = rows.flatMap((row) => (row.consumption_orders === null ? [] : [Number(row.consumption_orders)]));
    const sorted = orders.toSorted((a, b) => a - b);
    expect(described('consumption.orders', 'tag')).toMatchObject({
      present: orders.length,
      customers: rows.length,
      numbers: {
        mean: orders.reduce((sum, value) => sum + value, 0) / orders.length,
        least: sorted[0],
        median: sorted[Math.ceil(orders.length / 2) - 1],
        most: sorted.at(-1),
      },
    });
    const regulars = rows.filter((row) => row.value_regular === true).length;
    expect(described('value.regular', 'tag')?.values).toContainEqual({ value: 'true', customers: regulars });

    const kitchen = rows.flatMap((row) => {
      const score = JSON.parse(String(row.interests))['home/kitchen'];
      return score === undefined ? [] : [Number(score)];
    });
    const { top, customers } = statistics.interests;
    const found = top.find(({ path }) => path === 'home/kitchen');
    expect(found).toMatchObject({
      customers: kitchen.length,
      strong: kitchen.filter((score) => score >= 5).length,
      previousStrong: null,
    });
    expect(found?.meanScore).toBeCloseTo(kitchen.reduce((sum, score) => sum + score, 0) / kitchen.length, 5);
    expect(customers).toBe(rows.filter((row) => row.interests !== '{}').length);
  });
});

describe('a run without customers', () => {
  it('has a snapshot without rows, and nothing to describe', async () => {
    const nowhere = await createWorld({ configuration });
    const { run, descriptions, interests } = await nowhere.run(december, 2);
    expect((await manifestOf(nowhere, run)).rows).toBe(0);
    expect(await rowsOf(nowhere, run)).toEqual([]);
    expect(interests).toEqual({ customers: 0, paths: 0, top: [] });
    for (const { present, customers, numbers, values } of descriptions)
      expect([present, customers, numbers, values]).toEqual([0, 0, null, null]);
    await nowhere.close();
  });
});
