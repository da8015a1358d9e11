import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { refusedRows } from '../../shared/domain/drops/drop-counts.ts';
import type { DropRecord } from '../../shared/store/drop-ledger.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { filesOf } from '../support/files-of.ts';
import { csvOf, pieces, retailInvoices } from '../support/retail-rows.ts';
import { createWorld, type World, type WorldOptions } from '../support/world.ts';

const invoices = retailInvoices({ customers: 120 });
const rows = invoices.flat().length;
const configuration = exampleConfiguration();

const opened: World[] = [];
afterEach(async () => {
  for (const world of opened.splice(0)) await world.close();
});

async function newWorld(options: Partial<WorldOptions> = {}): Promise<World> {
  const world = await createWorld({ configuration, ...options });
  opened.push(world);
  return world;
}

/** Sum over all drops, each checked for rows that are neither applied nor accounted for. */
async function countsOf(world: World) {
  const sum = { read: 0, applied: 0, refused: 0, duplicate: 0 };
  for (const { status, counts } of await world.ledger.recent(100)) {
    expect(status).toBe('done');
    expect(counts.read).toBe(counts.applied + counts.duplicate + refusedRows(counts));
    sum.read += counts.read;
    sum.applied += counts.applied;
    sum.duplicate += counts.duplicate;
    sum.refused += refusedRows(counts);
  }
  return sum;
}

async function onlyDrop(world: World): Promise<DropRecord> {
  const records = await world.ledger.recent(2);
  expect(records).toHaveLength(1);
  return records[0] as DropRecord;
}

/** What the generator made wrong on purpose, counted in the rows themselves. */
const withoutCustomer = invoices.flat().filter((row) => row.split(',')[6] === '').length;
const withoutQuantity = invoices
  .flat()
  .filter((row) => row.split(',')[3] === 'some' && row.split(',')[6] !== '').length;
const buyers = new Set(
  invoices
    .flat()
    .map((row) => row.split(','))
    .filter((cells) => cells[3] !== 'some' && cells[6] !== '')
    .map((cells) => cells[6]),
).size;

describe('the same rows however they come', () => {
  const expected = {
    read: rows,
    applied: rows - withoutCustomer - withoutQuantity,
    duplicate: 0,
    refused: withoutCustomer + withoutQuantity,
  };
  const parts = pieces(invoices, 20).map((piece, index): [string, Buffer] => [`${index}.csv`, csvOf(piece)]);
  let whole: World;
  let digest: Awaited<ReturnType<World['profilesDigest']>>;

  beforeAll(async () => {
    whole = await createWorld({ configuration });
    await whole.drop('drops/shop/year.csv', csvOf(invoices));
    digest = await whole.profilesDigest();
  });
  afterAll(() => whole.close());

  it('are applied or refused, each of them', async () => {
    expect(withoutCustomer).toBeGreaterThan(20);
    expect(withoutQuantity).toBeGreaterThan(3);
    expect(digest.profiles).toBe(buyers);
    expect(await countsOf(whole)).toEqual(expected);
    expect((await onlyDrop(whole)).counts.refused).toEqual({
      missing_id: withoutCustomer,
      bad_number: withoutQuantity,
    });
  });

  it.each([
    ['in 20 files', parts],
    ['in 20 files, the last first', parts.toReversed()],
    [
      'in one file from its end to its beginning',
      [['back.csv', csvOf(invoices.toReversed().map((lines) => lines.toReversed()))]],
    ],
  ] satisfies [string, [string, Buffer][]][])('give the same profiles %s', async (_, files) => {
    const world = await newWorld();
    for (const [name, body] of files) await world.drop(`drops/shop/${name}`, body);
    expect(await world.profilesDigest()).toEqual(digest);
    expect(await countsOf(world)).toEqual(expected);
  });

  it('give the same profiles in batches of 50 rows, with the same counts', async () => {
    const world = await newWorld({ limits: { rows: 50, bytes: Number.MAX_SAFE_INTEGER } });
    await world.drop('drops/shop/year.csv', csvOf(invoices));
    expect(await world.profilesDigest()).toEqual(digest);

    const inOne = await onlyDrop(whole);
    const inMany = await onlyDrop(world);
    expect(inOne.checkpoint).toBe(0);
    expect(inMany.checkpoint).toBe(Math.ceil(rows / 50) - 1);
    // Customers are counted batch by batch.
    expect({ ...inMany.counts, customers: 0 }).toEqual({ ...inOne.counts, customers: 0 });
    expect(inMany.counts.customers).toBeGreaterThan(inOne.counts.customers);
  });
});

describe('a drop that comes again', () => {
  it('changes nothing, whatever it is called and however it is packed', async () => {
    const few = csvOf(invoices.slice(0, 60));
    const world = await newWorld();
    await world.drop('drops/shop/few.csv', few);
    const digest = await world.profilesDigest();
    const record = await onlyDrop(world);
    const files = await filesOf(world);

    await world.drop('drops/shop/few.csv', few);
    await world.drop('drops/shop/other-name.csv', few);
    await world.drop('drops/shop/few.csv.gz', gzipSync(few));
    expect(await world.profilesDigest()).toEqual(digest);
    expect(await onlyDrop(world)).toEqual(record);
    expect(await filesOf(world)).toEqual(files);

    const packed = await newWorld();
    await packed.drop('drops/shop/few.csv.gz', gzipSync(few));
    expect(await packed.profilesDigest()).toEqual(digest);
    expect((await onlyDrop(packed)).drop).toBe(record.drop);
    expect(await filesOf(packed)).toEqual(files);
  });

  it('is another drop in another source', async () => {
    const world = await newWorld({
      configuration: exampleConfiguration({
        settings: { sources: { shop: { preset: 'online-retail' }, outlet: { preset: 'online-retail' } } },
      }),
    });
    const few = csvOf(invoices.slice(0, 10));
    await world.drop('drops/shop/few.csv', few);
    const digest = await world.profilesDigest();
    await world.drop('drops/outlet/few.csv', few);
    expect(await world.ledger.recent(3)).toHaveLength(2);
    expect(await world.profilesDigest()).not.toEqual(digest);
  });
});

describe('a drop that cannot be read', () => {
  it('is refused whole, touches no profile, and is taken once it is whole', async () => {
    const world = await newWorld();
    const few = csvOf(invoices.slice(0, 60));
    const packed = gzipSync(few);
    await world.drop('drops/shop/few.csv.gz', packed.subarray(0, packed.length / 2));
    const refused = await onlyDrop(world);
    expect(refused.status).toBe('refused');
    expect(refused.problem?.message).toBe('the gzip stream ends before its end mark');
    expect(await world.profilesDigest()).toMatchObject({ profiles: 0 });
    expect(await filesOf(world)).toEqual({});

    await world.drop('drops/shop/few.csv.gz', packed);
    const statuses = (await world.ledger.recent(3)).map(({ status }) => status).sort();
    expect(statuses).toEqual(['done', 'refused']);
    const sound = await newWorld();
    await sound.drop('drops/shop/few.csv', few);
    expect(await world.profilesDigest()).toEqual(await sound.profilesDigest());
  });

  it('is refused when its source is not configured, or a column is missing', async () => {
    const world = await newWorld();
    await world.drop('drops/till/few.csv', csvOf(invoices.slice(0, 5)));
    await world.drop('drops/shop/odd.csv', Buffer.from('InvoiceNo,Quantity\n1,2\n'));
    const records = await world.ledger.recent(3);
    expect(records.map(({ status }) => status)).toEqual(['refused', 'refused']);
    expect(records.find(({ source }) => source === 'till')?.problem).toMatchObject({
      found: 'till',
      expected: 'one of: shop, web',
    });
    expect(await world.profilesDigest()).toMatchObject({ profiles: 0 });
  });
});
