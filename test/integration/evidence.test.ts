import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDigestDay } from '../../functions/digest-day/digest-day.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { dayEvidenceKey, daySumsSection } from '../../shared/contracts/day-digest.ts';
import { learnedFiles } from '../../shared/contracts/learned-models.ts';
import type { ModelCards } from '../../shared/contracts/model-card.ts';
import { parseRunPlan } from '../../shared/contracts/run-plan.ts';
import { timeZone } from '../../shared/domain/event/time-zone.ts';
import type { Evidence } from '../../shared/domain/evidence/evidence.ts';
import { profileIdsOf } from '../../shared/domain/identity/profile-id.ts';
import { resolveOwner } from '../../shared/domain/identity/resolve-owner.ts';
import { slices } from '../../shared/domain/identity/slices.ts';
import { createShopFit } from '../../shared/domain/shop/fit-shop.ts';
import { readEvents } from '../../shared/formats/events-parquet.ts';
import { jsonOfRecord } from '../../shared/formats/json-of-record.ts';
import { decodeOwnedEvidence } from '../../shared/formats/owned-evidence.ts';
import { readShuffle, readShuffleRecords } from '../../shared/formats/shuffle-file.ts';
import { readBaskets } from '../../shared/store/read-baskets.ts';
import { readBytes, readJson } from '../../shared/store/read-json.ts';
import { runCustomers } from '../../shared/store/run-customers.ts';
import { browsingConfiguration, fillBrowsingShop } from '../support/browsing-shop.ts';
import { createWorld, type World } from '../support/world.ts';

const asOf = '2011-12-10';
const asOfDay = Date.UTC(2011, 11, 10) / 86_400_000;

let world: World;

beforeAll(async () => {
  world = await createWorld({ configuration: browsingConfiguration() });
  await fillBrowsingShop(world);
});
afterAll(() => world.close());

/** Evidence by customer, and the files of what was learned by name, of a run of so many parts. */
async function runOf(parts: number) {
  const { run } = await world.run(asOf, parts);
  const plan = await readJson(world.objects, bucketKeys.plan(run), parseRunPlan);
  const evidence = new Map<string, Evidence>();
  for (let part = 0; part < parts; part++)
    for await (const { customer } of runCustomers(world.objects, plan, part, { asOfDay, minorPerMajor: 100 }))
      evidence.set(customer.profile.id, customer.evidence);
  const files: Record<string, string> = {};
  const add = async (key: string) => {
    files[key.slice(`runs/${run}/`.length)] = (await readBytes(world.objects, key)).toString();
  };
  await add(bucketKeys.shop(run));
  for await (const { key } of world.objects.list(`runs/${run}/models/`)) await add(key);
  return { evidence: [...evidence].sort(([a], [b]) => (a < b ? -1 : 1)), files };
}

const modelFile = (name: string) => `models/${name}.json`;

/** Counted from the lake's events by whose id each carries, without any of the run's own steps. */
async function countedByHand() {
  const owners = new Map<string, string>();
  for await (const profile of world.profiles.scan(0, 1)) owners.set(profile.id, resolveOwner(profile));
  const zone = timeZone('Europe/London');
  let newestDay = 0;
  for await (const { key } of world.objects.list('lake/events/')) {
    const day = Date.parse(key.slice('lake/events/dt='.length).slice(0, 10)) / 86_400_000;
    if (day < asOfDay) newestDay = Math.max(newestDay, day);
  }
  const counts = new Map<
    string,
    { views: number; orders: number; amountMinor: number; shares: number; hours: number[] }
  >();
  for await (const { key } of world.objects.list('lake/events/')) {
    for (const event of await readEvents(await readBytes(world.objects, key))) {
      const [id = ''] = profileIdsOf(event);
      if (event.day >= asOfDay || event.day < newestDay - 399) continue;
      const owner = owners.get(id) ?? id;
      const count = counts.get(owner) ?? {
        views: 0,
        orders: 0,
        amountMinor: 0,
        shares: 0,
        hours: new Array(24).fill(0),
      };
      counts.set(owner, count);
      if (event.kind === 'view') count.views++;
      if (event.kind === 'share') count.shares++;
      if (event.kind !== 'order') continue;
      for (const { amountMinor } of event.lines ?? []) {
        count.orders++;
        count.amountMinor += amountMinor;
      }
      const hour = new Date(event.instant + zone.offsetAt(event.instant)).getUTCHours();
      if (event.region !== undefined) count.hours[hour]++;
    }
  }
  return counts;
}

/** What the digests say of each id. */
async function readDigests(digests: readonly string[]) {
  const found: { readonly date: string; readonly id: string; readonly evidence: Evidence }[] = [];
  for (const digest of digests) {
    const date = /dt=([0-9-]+)/.exec(digest)?.[1] ?? '';
    for await (const { record } of readShuffle(world.objects, dayEvidenceKey(digest), 0, slices)) {
      const { id, evidence } = decodeOwnedEvidence(record);
      found.push({ date, id, evidence });
    }
  }
  return found;
}

/** What the digests of one day say of the shop, and the baskets by id. */
async function readTogether(digests: readonly string[]) {
  const fit = createShopFit();
  for (const digest of digests)
    for (const record of await readShuffleRecords(
      world.objects,
      dayEvidenceKey(digest),
      daySumsSection,
      daySumsSection + 1,
    ))
      fit.addDay(0, jsonOfRecord(record));
  const { baskets } = await readBaskets(world.objects, digests);
  return { facts: fit.finish(), baskets: [...baskets].sort((a, b) => a.id - b.id) };
}

describe('the evidence of a run', () => {
  it('is what the events in the lake say of each customer, all of their ids together', async () => {
    const { evidence } = await runOf(4);
    const counts = await countedByHand();
    expect(evidence.length).toBeGreaterThan(130);
    let linked = 0;
    for (const [id, { items, shares, places }] of evidence) {
      const count = counts.get(id);
      const sum = (value: (item: (typeof items)[number]) => number) =>
        items.reduce((total, item) => total + value(item), 0);
      expect([
        sum(({ views }) => views),
        sum(({ orders }) => orders),
        sum(({ amountMinor }) => amountMinor),
        shares,
      ]).toEqual([count?.views ?? 0, count?.orders ?? 0, count?.amountMinor ?? 0, count?.shares ?? 0]);
      for (let hour = 0; hour < 24; hour++) {
        const there = places.filter((place) => place.hour === hour).reduce((total, place) => total + place.count, 0);
        expect(there).toBe(count?.hours[hour] ?? 0);
      }
      if (id.startsWith('u:') && items.some(({ views }) => views > 0) && items.some(({ orders }) => orders > 0))
        linked++;
    }
    expect(linked).toBeGreaterThan(20);
  });

  it('and what is learned from it are the same in 1, 7 and 64 parts', async () => {
    const whole = await runOf(1);
    expect(Object.keys(whole.files)).toEqual(
      expect.arrayContaining(['shop.json', 'models/cards.json', ...Object.values(learnedFiles).map(modelFile)]),
    );
    for (const parts of [7, 64]) {
      const cut = await runOf(parts);
      expect(cut.evidence).toEqual(whole.evidence);
      expect(cut.files).toEqual(whole.files);
    }
  });

  it('is the same where large days are digested in shares of their ids', async () => {
    const { run } = await world.run(asOf);
    const plan = await readJson(world.objects, bucketKeys.plan(run), parseRunPlan);
    const whole = await readDigests(plan.digests);
    // The shop was open on it.
    const date = '2011-11-01';
    const ofDay: string[] = [];
    for await (const { key } of world.objects.list(`lake/events/dt=${date}/`)) ofDay.push(key);
    const of = 4;
    const days = [0, 1, 2, 3].map((index) => ({
      date,
      files: ofDay,
      digest: `lake/digests/dt=${date}/shared-${index}.json`,
      share: { index, of },
    }));
    await world.objects.write(bucketKeys.plan('shared'), Buffer.from(JSON.stringify({ ...plan, run: 'shared', days })));
    for (const day of days.keys()) await createDigestDay(world)({ run: 'shared', day });
    const shared = await readDigests(days.map(({ digest }) => digest));
    expect(ofDay.length).toBeGreaterThan(0);
    expect(shared.filter(({ id }) => id !== '').length).toBeGreaterThan(1);
    for (const { id, evidence } of shared)
      expect(evidence).toEqual(whole.find((each) => each.date === date && each.id === id)?.evidence);
    expect(shared).toHaveLength(whole.filter((each) => each.date === date).length);
    const together = await readTogether(days.map(({ digest }) => digest));
    expect(together.baskets.length).toBeGreaterThan(1);
    expect(together.facts.products.length).toBeGreaterThan(1);
    expect(together).toEqual(await readTogether(plan.digests.filter((digest) => digest.includes(`dt=${date}/`))));
    await world.objects.delete(days.flatMap(({ digest }) => [digest, dayEvidenceKey(digest)]));
  });

  it('is made again only of days that changed', async () => {
    const digests = async () => {
      const keys: string[] = [];
      for await (const { key } of world.objects.list(bucketKeys.digests)) keys.push(key);
      return keys;
    };
    const before = await digests();
    await world.run(asOf);
    expect(await digests()).toEqual(before);
    await world.drop(
      'drops/web/late.jsonl',
      Buffer.from(
        `${JSON.stringify({ message_id: 'late', kind: 'view', user_id: '17001', timestamp: '2011-11-05T10:00:00Z', product: { id: 'P11' } })}\n`,
      ),
    );
    await world.run(asOf);
    const added = (await digests()).filter((key) => !before.includes(key));
    expect(added).toHaveLength(2);
    expect(added.every((key) => key.includes('/dt=2011-11-05/'))).toBe(true);
  });

  it('leaves out days beyond the newest 400, which the models of whole profiles learn from all the same', async () => {
    await world.drop(
      'drops/web/old.jsonl',
      Buffer.from(
        `${JSON.stringify({ message_id: 'old', kind: 'view', user_id: '17002', timestamp: '2009-03-01T10:00:00Z', product: { id: 'P12' } })}\n`,
      ),
    );
    const { run } = await world.run(asOf);
    const { models } = await readJson(world.objects, bucketKeys.modelCards(run), (json) => json as ModelCards);
    const fromOf = Object.fromEntries(models.map(({ name, fittedOn }) => [name, fittedOn.from]));
    const { digests } = await readJson(world.objects, bucketKeys.plan(run), parseRunPlan);
    const dates = digests.map((key) => /dt=([0-9-]+)/.exec(key)?.[1] ?? '');
    const newest = Date.parse(dates.at(-1) ?? '');
    const first = dates.find((date) => Date.parse(date) > newest - 400 * 86_400_000);
    expect(dates[0]).toBe('2009-03-01');
    expect(first).not.toBe('2009-03-01');
    expect(fromOf).toMatchObject({
      'association-rules': first,
      recommendations: first,
      'bg-nbd': '2009-03-01',
      'gamma-gamma': '2009-03-01',
      kmeans: '2009-03-01',
    });
  });
});
