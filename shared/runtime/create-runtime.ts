import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { type ConfigurationStore, createConfigurationStore } from '../store/configuration-store.ts';
import type { DropLedger } from '../store/drop-ledger.ts';
import { createDynamoDbDropLedger } from '../store/dynamodb/drop-ledger.ts';
import { embeddedClient } from '../store/dynamodb/embedded-client.ts';
import { createDynamoDbLeaseStore } from '../store/dynamodb/lease-store.ts';
import { createDynamoDbProfileStore } from '../store/dynamodb/profile-store.ts';
import { createDynamoDbRunRecords } from '../store/dynamodb/run-records.ts';
import { createDynamoDbSegmentStore } from '../store/dynamodb/segment-store.ts';
import { createFolderObjectStore } from '../store/folder/folder-object-store.ts';
import type { LeaseStore } from '../store/lease-store.ts';
import type { ObjectStore } from '../store/object-store.ts';
import type { ProfileStore } from '../store/profile-store.ts';
import type { RunRecords } from '../store/run-records.ts';
import { createS3ObjectStore } from '../store/s3/s3-object-store.ts';
import type { SegmentStore } from '../store/segment-store.ts';
import { type Environment, parseEnvironment } from './environment.ts';

/** What every function works with. A client that one function alone needs is that handler's, and in no other's bundle. */
export interface Runtime {
  readonly objects: ObjectStore;
  readonly profiles: ProfileStore;
  readonly ledger: DropLedger;
  readonly runs: RunRecords;
  readonly segments: SegmentStore;
  readonly leases: LeaseStore;
  readonly configurations: ConfigurationStore;
  readonly logger: Logger;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
}

export interface RuntimeClients {
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
}

/**
 * Builds the adapters that the environment asks for: S3 and DynamoDB of the account, or a folder and an embedded DynamoDB.
 *
 * @param clients to the account, where those of the environment are not meant
 * @throws {EnvironmentError}
 */
export function createRuntime(
  env: Readonly<Record<string, string | undefined>>,
  clients: Partial<RuntimeClients> = {},
): Runtime {
  const environment = parseEnvironment(env);
  const objects = objectStore(environment, clients.s3);
  const access = { client: clients.dynamodb ?? dynamoDb(environment), table: environment.STRATA_TABLE };
  return {
    objects,
    profiles: createDynamoDbProfileStore(access),
    ledger: createDynamoDbDropLedger({ ...access, leaseMs: environment.STRATA_LEASE_SECONDS * 1000 }),
    runs: createDynamoDbRunRecords(access),
    segments: createDynamoDbSegmentStore(access),
    leases: createDynamoDbLeaseStore(access),
    configurations: createConfigurationStore(objects),
    logger: new Logger({ serviceName: environment.STRATA_SYSTEM }),
    now: Date.now,
  };
}

const dynamoDb = ({ STRATA_DYNAMODB_ENDPOINT: endpoint }: Environment): DynamoDBClient =>
  endpoint === undefined ? new DynamoDBClient({}) : embeddedClient(endpoint);

function objectStore(
  { STRATA_BUCKET: bucket, STRATA_FOLDER: folder }: Environment,
  s3: S3Client | undefined,
): ObjectStore {
  if (folder !== undefined) return createFolderObjectStore(folder);
  return createS3ObjectStore(s3 ?? new S3Client({}), bucket as string);
}
