import { createAcceptConfiguration } from '../../functions/accept-configuration/accept-configuration.ts';
import { createIngestDrop } from '../../functions/ingest-drop/ingest-drop.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { createConfigurationStore } from '../../shared/store/configuration-store.ts';
import { createDynamoDbDropLedger } from '../../shared/store/dynamodb/drop-ledger.ts';
import { embeddedClient } from '../../shared/store/dynamodb/embedded-client.ts';
import { createDynamoDbLeaseStore } from '../../shared/store/dynamodb/lease-store.ts';
import { prepareTable } from '../../shared/store/dynamodb/prepare-table.ts';
import { createDynamoDbProfileStore } from '../../shared/store/dynamodb/profile-store.ts';
import { createDynamoDbRunRecords } from '../../shared/store/dynamodb/run-records.ts';
import { createDynamoDbSegmentStore } from '../../shared/store/dynamodb/segment-store.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';
import type { ProfileStore } from '../../shared/store/profile-store.ts';
import { meteredDynamoDb } from './metered-dynamodb.ts';
import { meteredObjectStore } from './metered-object-store.ts';
import { shopConfiguration } from './shop.ts';
import { createMeter, type MeasuredUsage } from './usage.ts';

export interface WorkbenchOptions {
  /** Of an empty DynamoDB, best one in another process: its work is not to be measured. */
  readonly endpoint: string;
  /** Stands in for the bucket; empty. */
  readonly folder: string;
  readonly campaigns: number;
  /** Of a name that is not there yet. */
  readonly table: string;
}

export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;

/** The functions' own work over stores that count. `cold` builds it as a Lambda does at its first invocation: nothing remembered. */
export async function openWorkbench({ endpoint, folder, campaigns, table }: WorkbenchOptions) {
  const meter = createMeter();
  const client = embeddedClient(endpoint);
  await prepareTable({ client, table });
  const access = { client: meteredDynamoDb(client, meter.usage), table };
  const objects = meteredObjectStore(createFolderObjectStore(folder), meter.usage);
  const profiles = createDynamoDbProfileStore(access);

  const cold = (changes: { readonly estimatedProfiles?: number } = {}) => ({
    objects,
    profiles: withEstimate(profiles, changes.estimatedProfiles),
    ledger: createDynamoDbDropLedger(access),
    runs: createDynamoDbRunRecords(access),
    segments: createDynamoDbSegmentStore(access),
    leases: createDynamoDbLeaseStore(access),
    configurations: createConfigurationStore(objects),
    queue: { send: async () => {} },
    now: Date.now,
    isAlive: async () => false,
    // A request each, as by the adapter of S3.
    releases: {
      release: async (keys: readonly string[]) => {
        meter.usage.puts += keys.length;
      },
    },
  });

  for (const [key, content] of shopConfiguration(campaigns)) await objects.write(key, Buffer.from(content));
  const { problems } = await createAcceptConfiguration(cold())();
  if (problems.length > 0) throw new Error(`The bench's configuration was refused: ${problems[0]?.message}`);

  let drops = 0;
  /** Puts the file in, which is not counted, and ingests it, which is. */
  async function drop(body: Buffer): Promise<MeasuredUsage> {
    const key = bucketKeys.drop('shop', String(drops++), 'visits.jsonl');
    await objects.write(key, body);
    return meter.during(() =>
      createIngestDrop(cold())({ task: 'ingest', key, versionId: undefined }, Number.POSITIVE_INFINITY),
    );
  }

  return { meter, objects, profiles, cold, drop, close: () => client.destroy() };
}

/** A plan for more segments than a small table would be cut into. */
const withEstimate = (profiles: ProfileStore, estimated: number | undefined): ProfileStore =>
  estimated === undefined ? profiles : { ...profiles, estimate: async () => ({ profiles: estimated }) };
