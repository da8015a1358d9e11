import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { profilesDigest } from '../../cli/queries/profiles-digest.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { NewerEncodingError } from '../../shared/domain/activity/newer-encoding-error.ts';
import type { createDynamoDbProfileStore } from '../../shared/store/dynamodb/profile-store.ts';
import type { ProfileStore } from '../../shared/store/profile-store.ts';
import { copyAssembly } from '../support/cloud-assembly.ts';
import {
  bootstrap,
  connect,
  type Deployment,
  deployStrata,
  destroyStrata,
  putDrop,
  startRun,
  synthesizeStrata,
  timed,
  until,
  waitForDrop,
  waitForRun,
} from '../support/deploy-strata.ts';
import { deadLetters, untilQuiet } from '../support/empty-deployment.ts';
import { encodedActivities } from '../support/encoded-activities.ts';
import { type Endpoint, startMinistack } from '../support/ministack.ts';
import { moveMessages } from '../support/move-dead-letters.ts';
import { makeNextVersion } from '../support/next-version.ts';
import { shortenVisibility } from '../support/short-visibility.ts';
import { openSideBySide, type SideBySide } from '../support/side-by-side.ts';

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
const customers = 60;
const header = 'kind,timestamp,user_id,message_id,category,order_id,amount,quantity';

/** An order each of the customers from `from` up. */
const orders = (name: string, day: number, from: number): string =>
  Array.from({ length: customers - from }, (_, index) => {
    const customer = from + index;
    const time = `2010-12-${String(day).padStart(2, '0')}T10:00:00Z`;
    return `order,${time},c${customer},${name}-${customer},tea/green,${name}-${customer},${5 + ((customer * 17) % 90)},${1 + (customer % 7)}`;
  }).join('\n');

describe('a next version with another encoding, on an endpoint of its own', () => {
  let endpoint: Endpoint;
  let released: string;
  let next: string;
  let deployment: Deployment;
  let both: SideBySide;
  let drops: string;
  let nextProfiles: ProfileStore;

  beforeAll(async () => {
    endpoint = await startMinistack({ name: 'ministack-upgrade' });
    released = await copyAssembly(inject('stacks').assembly, join(cache, 'cdk.released'));
    const program = await makeNextVersion();
    next = await synthesizeStrata({ from: program, into: 'cdk.next' });
    const store = (await import(join(program, 'shared/store/dynamodb/profile-store.ts'))) as {
      createDynamoDbProfileStore: typeof createDynamoDbProfileStore;
    };
    await bootstrap(endpoint.url, released);
    deployment = connect(await deployStrata(endpoint.url, released));
    const { dynamodb: client, table } = deployment;
    nextProfiles = store.createDynamoDbProfileStore({ client, table });
    both = await openSideBySide(deployment);
    await both.configure();
    drops = await mkdtemp(join(tmpdir(), 'strata-upgrade-'));
  });
  afterAll(async () => {
    await both?.close();
    await endpoint?.stop();
    await rm(drops, { recursive: true, force: true });
  });

  async function write(name: string, day: number, from: number): Promise<string> {
    const file = join(drops, `${name}.csv`);
    await writeFile(file, `${header}\n${orders(name, day, from)}\n`);
    return file;
  }

  /** The items of the table as texts, by key. */
  async function items(): Promise<Map<string, string>> {
    const { Items = [], LastEvaluatedKey } = await deployment.dynamodb.send(
      new ScanCommand({ TableName: deployment.table, ConsistentRead: true }),
    );
    expect(LastEvaluatedKey).toBeUndefined();
    return new Map(Items.map((item) => [`${item.pk?.S} ${item.sk?.S}`, JSON.stringify(item)]));
  }

  /** Profiles by the version of their encoding. */
  async function encodings(): Promise<Record<string, number>> {
    const { Items = [] } = await deployment.dynamodb.send(
      new ScanCommand({ TableName: deployment.table, ConsistentRead: true }),
    );
    const versions = Items.filter(({ sk }) => sk?.S === 'a').map(({ a }) => String(a?.B?.[0]));
    return Object.fromEntries(
      [...new Set(versions)].map((version) => [version, versions.filter((v) => v === version).length]),
    );
  }

  it('finds profiles of the released version', async () => {
    await both.drop('web', await write('first', 1, 0));
    expect(await encodings()).toEqual({ 1: customers });
    const { deployed, local } = await both.run('2010-12-10T00:00:00Z');
    expect(deployed.digests).toEqual(local.digests);
  });

  it('reads every encoding there ever was', async () => {
    const decode = await import(join(cache, 'next-version/shared/domain/activity/decode-activity.ts'));
    for (const { bytes, activity } of await encodedActivities()) expect(decode.decodeActivity(bytes)).toEqual(activity);
  });

  it('goes on from them, and writes its own', async () => {
    await deployStrata(endpoint.url, next);
    await both.drop('web', await write('second', 2, customers / 2));
    expect(await encodings()).toEqual({ 1: customers / 2, 2: customers / 2 });
    expect(await profilesDigest(nextProfiles)).toEqual(await both.local.profilesDigest());
  });

  it('is met by the released version, when that is rolled back to, with a refusal that changes nothing', async () => {
    await deployStrata(endpoint.url, released);
    const restore = await shortenVisibility(deployment, 1);
    const before = await items();
    const published = await both.published();
    await putDrop(deployment, 'web', await write('third', 3, 0));
    await until('the drop to be put aside', 120, async () =>
      (await deadLetters(deployment))[0] === 1 ? true : undefined,
    );
    await restore();

    const newer = [...before].filter(([key]) => Number(/^u:c(\d+) a$/.exec(key)?.[1]) >= customers / 2);
    expect(newer).toHaveLength(customers / 2);
    const after = await items();
    expect(newer.filter(([key, text]) => after.get(key) !== text)).toEqual([]);
    const [record] = await both.ledger.recent(1);
    expect(record).toMatchObject({ status: 'open', checkpoint: -1 });
    await expect(profilesDigest(both.profiles)).rejects.toThrow(NewerEncodingError);

    const run = waitForRun(deployment, await startRun(deployment, { asOf: '2010-12-11T00:00:00Z' }));
    await expect(run).rejects.toThrow(/encoding version 2; this program knows versions up to 1/);
    expect(await both.published()).toEqual(published);
  });

  it('applies, once it is deployed again, what was refused meanwhile', async () => {
    await deployStrata(endpoint.url, next);
    const { sqs, deadLetterUrls, dropQueueUrl } = deployment;
    expect(await moveMessages(sqs, deadLetterUrls[0] ?? '', dropQueueUrl)).toBe(1);
    await waitForDrop(both.ledger, 'drops/web/third.csv');
    await both.local.drop(join(drops, 'third.csv'), 'web');
    expect(await profilesDigest(nextProfiles)).toEqual(await both.local.profilesDigest());
    // Those that the released version had applied before it met a newer one keep its encoding, and are not applied again.
    const { 1: older = 0, 2: newer = 0 } = await encodings();
    expect(older + newer).toBe(customers);
    expect(newer).toBeGreaterThanOrEqual(customers / 2);
    const { deployed, local } = await both.run('2010-12-11T00:00:00Z');
    expect(deployed.digests).toEqual(local.digests);
    await untilQuiet(deployment);
  });

  it('is destroyed without a profile or a file less', async () => {
    const objects = async () =>
      (await Array.fromAsync(both.objects.list(''))).map(({ key, bytes }) => `${key} ${bytes}`);
    const [itemsBefore, objectsBefore] = [await items(), await objects()];
    expect(objectsBefore.some((object) => object.startsWith(`${bucketKeys.latestRun} `))).toBe(true);
    await timed('destroy', () => destroyStrata(deployment));
    await expect(
      deployment.sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: deployment.dropQueueUrl, AttributeNames: ['All'] }),
      ),
    ).rejects.toThrow(/does not exist/);
    expect(await items()).toEqual(itemsBefore);
    expect(await objects()).toEqual(objectsBefore);
  });
});
