import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profilesDigest } from '../../cli/queries/profiles-digest.ts';
import { runDigests } from '../../cli/queries/run-digests.ts';
import { createIngestDrop } from '../../functions/ingest-drop/ingest-drop.ts';
import type { BatchLimits } from '../../functions/ingest-drop/read-batches.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { createDynamoDbDropLedger } from '../../shared/store/dynamodb/drop-ledger.ts';
import { embeddedClient } from '../../shared/store/dynamodb/embedded-client.ts';
import { createDynamoDbLeaseStore } from '../../shared/store/dynamodb/lease-store.ts';
import { prepareTable } from '../../shared/store/dynamodb/prepare-table.ts';
import { createDynamoDbProfileStore } from '../../shared/store/dynamodb/profile-store.ts';
import { createDynamoDbRunRecords } from '../../shared/store/dynamodb/run-records.ts';
import { createDynamoDbSegmentStore } from '../../shared/store/dynamodb/segment-store.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { createInMemoryDynamoDb } from './in-memory-dynamodb.ts';
import { runSteps } from './run-steps.ts';

export interface WorldOptions {
  readonly configuration: Configuration;
  /** @default what ingest uses */
  readonly limits?: BatchLimits;
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** A bucket in a temporary folder, a table in memory, and the work of every function over them. */
export async function createWorld({ configuration, limits }: WorldOptions) {
  const folder = await mkdtemp(join(tmpdir(), 'strata-'));
  const database = await createInMemoryDynamoDb();
  const client = embeddedClient(database.endpoint);
  const access = { client, table: 'profiles' };
  await prepareTable(access);
  const messages: string[] = [];
  const parts = {
    objects: createFolderObjectStore(folder),
    profiles: createDynamoDbProfileStore(access),
    ledger: createDynamoDbDropLedger(access),
    runs: createDynamoDbRunRecords(access),
    segments: createDynamoDbSegmentStore(access),
    leases: createDynamoDbLeaseStore(access),
    configurations: { load: async () => configuration },
    queue: { send: async (body: string) => void messages.push(body) },
    now: Date.now,
    isAlive: async () => false,
    limits,
  };

  async function drop(key: string, body: Uint8Array): Promise<void> {
    await parts.objects.write(key, body);
    await createIngestDrop(parts)({ task: 'ingest', key, versionId: undefined }, Number.POSITIVE_INFINITY);
  }

  /** A whole run; `partCount` and `name` of the execution are planned and made up where absent. */
  async function run(asOf: string, partCount?: number, name?: string): Promise<Statistics> {
    let id = '';
    for await (const step of runSteps(parts, { asOf, parts: partCount }, name)) id = step.run;
    return readJson(parts.objects, bucketKeys.runStatistics(id), (json) => json as Statistics);
  }

  return {
    ...parts,
    folder,
    messages,
    client,
    drop,
    run,
    profilesDigest: () => profilesDigest(parts.profiles),
    runDigests: (statistics: Statistics) => runDigests(parts.objects, statistics),
    close: async () => {
      client.destroy();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
