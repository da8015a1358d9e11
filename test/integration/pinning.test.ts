import { afterEach, describe, expect, it } from 'vitest';
import { createAcceptConfiguration } from '../../functions/accept-configuration/accept-configuration.ts';
import { createIngestDrop } from '../../functions/ingest-drop/ingest-drop.ts';
import { parseDropMessage } from '../../shared/contracts/drop-message.ts';
import { createConfigurationStore } from '../../shared/store/configuration-store.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { createWorld, type World } from '../support/world.ts';

const key = 'drops/web/events.csv';
const limits = { rows: 4, bytes: Number.MAX_SAFE_INTEGER };
/** Ten orders at half past eleven in the evening, of which another zone, currency or catalogue would make something else. */
const rows = Array.from(
  { length: 10 },
  (_, at) => `order,u${at % 3},2026-01-0${(at % 9) + 1}T23:30:00,o${at},p1,1,${at + 1}.50`,
);
const file = Buffer.from(`kind,user_id,timestamp,order_id,product_id,quantity,price\n${rows.join('\n')}\n`);

const before = {
  'config/strata.yaml': 'currency: GBP\ntime_zone: UTC\nsources: { web: { preset: strata } }\n',
  'config/catalog/shop.csv': 'product_id,category\np1,home/lights\n',
};
const after = {
  'config/strata.yaml':
    'currency: JPY\ntime_zone: Asia/Tokyo\nsources: { web: { preset: strata } }\ninterest: { behaviour: { order: 9 } }\n',
  'config/catalog/shop.csv': 'product_id,category\np1,garden\n',
};

const opened: World[] = [];
afterEach(async () => {
  for (const world of opened.splice(0)) await world.close();
});

async function newWorld() {
  const world = await createWorld({ configuration: exampleConfiguration() });
  opened.push(world);
  await world.objects.write(key, file);
  const accept = async (files: Readonly<Record<string, string>>) => {
    for (const [path, content] of Object.entries(files)) await world.objects.write(path, Buffer.from(content));
    const { problems, version } = await createAcceptConfiguration(world)();
    expect(problems).toEqual([]);
    return version;
  };
  const clock = { now: Date.now() };
  const ingest = createIngestDrop({
    ...world,
    limits,
    now: () => clock.now,
    configurations: createConfigurationStore(world.objects),
    profiles: {
      ...world.profiles,
      applyDeltas: async (...given) => {
        await world.profiles.applyDeltas(...given);
        // Each invocation has time for one batch.
        clock.now += 1000;
      },
    },
  });
  const oneBatch = async (body: string) => {
    for (const message of parseDropMessage(body)) await ingest(message, clock.now + 500);
  };
  const start = JSON.stringify({ Records: [{ eventName: 'ObjectCreated:Put', s3: { object: { key } } }] });
  return { world, accept, start: () => oneBatch(start), goOn: () => oneBatch(world.messages.shift() ?? '') };
}

/** All batches, with what happens after the first. */
async function ingestWith(first: Readonly<Record<string, string>>, meanwhile?: Readonly<Record<string, string>>) {
  const { world, accept, start, goOn } = await newWorld();
  const version = await accept(first);
  await start();
  expect(world.messages).toHaveLength(1);
  if (meanwhile !== undefined) expect(await accept(meanwhile)).not.toBe(version);
  await goOn();
  await goOn();
  expect(world.messages).toEqual([]);
  const [record] = await world.ledger.recent(1);
  return { version, record, digest: (await world.profilesDigest()).sha256 };
}

describe('a drop and the configuration', () => {
  it('is read to its last row with the one that was in force when it was registered', async () => {
    const undisturbed = await ingestWith(before);
    const disturbed = await ingestWith(before, after);
    expect(disturbed.record).toMatchObject({
      configuration: undisturbed.version,
      status: 'done',
      checkpoint: 2,
      counts: { read: 10, applied: 10 },
    });
    expect(disturbed.digest).toBe(undisturbed.digest);
  });

  it('would become something else with the other, so that the change was no empty one', async () => {
    expect((await ingestWith(after)).digest).not.toBe((await ingestWith(before)).digest);
  });
});
