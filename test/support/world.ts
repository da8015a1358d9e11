import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDeriveFeatures } from '../../functions/derive-features/derive-features.ts';
import { createDigestDay } from '../../functions/digest-day/digest-day.ts';
import { createExtractSegment } from '../../functions/extract-segment/extract-segment.ts';
import { createFinishRun } from '../../functions/finish-run/finish-run.ts';
import { createFitModels } from '../../functions/fit-models/fit-models.ts';
import { createIngestDrop } from '../../functions/ingest-drop/ingest-drop.ts';
import type { BatchLimits } from '../../functions/ingest-drop/read-batches.ts';
import { createPlanRun } from '../../functions/plan-run/plan-run.ts';
import { createPublishAudience } from '../../functions/publish-audience/publish-audience.ts';
import { createScorePart } from '../../functions/score-part/score-part.ts';
import { profilesDigest } from '../../cli/local/profiles-digest.ts';
import { runDigests } from '../../cli/local/run-digests.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbDropLedger } from '../../shared/store/dynamodb/drop-ledger.ts';
import { createDynamoDbLeaseStore } from '../../shared/store/dynamodb/lease-store.ts';
import { prepareTable } from '../../shared/store/dynamodb/prepare-table.ts';
import { createDynamoDbProfileStore } from '../../shared/store/dynamodb/profile-store.ts';
import { createDynamoDbRunRecords } from '../../shared/store/dynamodb/run-records.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { createInMemoryDynamoDb } from './in-memory-dynamodb.ts';

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
  const client = new DynamoDBClient({
    endpoint: database.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const access = { client, table: 'profiles' };
  await prepareTable(access);
  const messages: string[] = [];
  const parts = {
    objects: createFolderObjectStore(folder),
    profiles: createDynamoDbProfileStore(access),
    ledger: createDynamoDbDropLedger(access),
    runs: createDynamoDbRunRecords(access),
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

  /** The states of the workflow, one after the other. */
  async function run(asOf: string, partCount?: number, name = crypto.randomUUID()): Promise<Statistics> {
    const plan = await createPlanRun(parts)({
      execution: `local:test:0:${name}`,
      startedAt: new Date().toISOString(),
      input: { asOf, parts: partCount },
    });
    const { run: id } = plan;
    for (const segment of plan.segments) await createExtractSegment(parts)({ run: id, segment });
    for (const day of plan.days) await createDigestDay(parts)({ run: id, day });
    for (const part of plan.parts) await createDeriveFeatures(parts)({ run: id, part });
    await createFitModels(parts)({ run: id });
    for (const part of plan.parts) await createScorePart(parts)({ run: id, part });
    for (const campaign of plan.campaigns) await createPublishAudience(parts)({ run: id, campaign });
    await createFinishRun(parts)({ outcome: 'done', run: id });
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
