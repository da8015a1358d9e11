import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import { createCustomer } from '../../shared/domain/customer/customer.ts';
import { addCounts, noRows } from '../../shared/domain/drops/drop-counts.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import { measureRfm } from '../../shared/domain/rfm/measure-rfm.ts';
import { scoreRfm } from '../../shared/domain/rfm/score-rfm.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { readReference, readResults, readTable } from '../support/reference-data.ts';
import { createWorld, type World } from '../support/world.ts';

const asOf = '2011-12-10T00:00:00Z';
/** 2011-12-10 as days since 1970-01-01. */
const asOfDay = 15_318;
const window = { windowDays: 400, returns: 'ignore' } as const;
const configuration = exampleConfiguration({
  settings: { rfm: { ...window, ties: 'rank', map: 'classic' } },
});

const [header = '', ...rows] = readReference('retail/online_retail_2010_2011.csv').split(/\r?\n/);
const fileOf = (some: readonly string[]) => gzipSync(`${[header, ...some].join('\n')}\n`, { level: 1 });
const piecesOf = (count: number) =>
  Array.from({ length: count }, (_, piece) =>
    rows.slice(Math.floor((piece * rows.length) / count), Math.floor(((piece + 1) * rows.length) / count)),
  );

const worlds: World[] = [];
async function ingest(files: readonly (readonly string[])[]): Promise<World> {
  const world = await createWorld({ configuration });
  worlds.push(world);
  for (const [index, file] of files.entries()) await world.drop(`drops/shop/part-${index}.csv.gz`, fileOf(file));
  return world;
}

async function outcome(world: World) {
  const statistics = await world.run(asOf);
  return { ...(await world.profilesDigest()), ...(await world.runDigests(statistics)) };
}

afterAll(async () => {
  for (const world of worlds) await world.close();
});

describe('the Online Retail year, from file to model', () => {
  it('accounts for every row, gives the published RFM table, and the same digests however it is cut', async () => {
    const whole = await ingest([rows]);
    const counts = (await whole.ledger.recent(10)).map((record) => record.counts).reduce(addCounts, noRows);
    expect(counts).toMatchObject({
      read: 541_909,
      applied: 406_829,
      duplicate: 0,
      refused: { missing_id: 135_080 },
    });

    const expected = await outcome(whole);
    expect(expected.profiles).toBe(4_372);
    const model = await modelOf(whole);
    await comparesWithPublished(whole, model);

    await whole.drop('drops/shop/again.csv.gz', fileOf(rows));
    expect(await whole.profilesDigest()).toMatchObject({ sha256: expected.sha256 });
    expect(await outcome(await ingest([...piecesOf(13)].reverse()))).toEqual(expected);
    expect(await outcome(await ingest(piecesOf(200)))).toEqual(expected);
  }, 900_000);
});

async function modelOf(world: World): Promise<RunModel> {
  const [latest] = await world.runs.recent(1);
  return readJson(world.objects, bucketKeys.model(latest?.run ?? ''), (json) => json as RunModel);
}

async function comparesWithPublished(world: World, model: RunModel): Promise<void> {
  const published = new Map(
    readTable('reference/online_retail_2010_2011_rfm.csv').map((row) => [row.CustomerID ?? '', row]),
  );
  const summary = readResults('online_retail_2010_2011.json') as { top10_monetary: [number, number][] };
  const money = new Map<string, number>();
  let grossMinor = 0;
  for await (const profile of world.profiles.scan(0, 1)) {
    const id = customerIdOf(profile.id);
    const measure = measureRfm(createCustomer(profile, { asOfDay, minorPerMajor: 100 }), window);
    const row = published.get(id);
    expect(measure === undefined, `customer ${id} is in the table when they have a counted order`).toBe(
      row === undefined,
    );
    if (measure === undefined || row === undefined) continue;
    money.set(id, measure.moneyMinor / 100);
    grossMinor += measure.moneyMinor;
    const { r, f, m } = scoreRfm(id, measure, model.rfm);
    expect({ id, recency: measure.recencyDays, frequency: measure.frequency, r, f, m }).toEqual({
      id,
      recency: Number(row.recency_days),
      frequency: Number(row.frequency),
      r: Number(row.R),
      f: Number(row.F),
      m: Number(row.M),
    });
    // The table's money is rounded a customer, ours a line: half a penny a line at most.
    expect(Math.abs(measure.moneyMinor / 100 - Number(row.monetary))).toBeLessThan(0.02);
  }
  expect(money.size).toBe(4_338);
  expect(grossMinor / 100).toBeCloseTo(8_911_407.9, 1);
  const top = [...money].sort(([, a], [, b]) => b - a).slice(0, 10);
  expect(top.map(([id]) => id)).toEqual(summary.top10_monetary.map(([id]) => String(id)));
}
