import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DropLedger } from '../store/drop-ledger.ts';
import { createDynamoDbDropLedger } from '../store/dynamodb/drop-ledger.ts';
import { embeddedClient } from '../store/dynamodb/embedded-client.ts';
import { createDynamoDbLeaseStore } from '../store/dynamodb/lease-store.ts';
import { createDynamoDbProfileStore } from '../store/dynamodb/profile-store.ts';
import { createDynamoDbRunRecords } from '../store/dynamodb/run-records.ts';
import { createDynamoDbSegmentStore } from '../store/dynamodb/segment-store.ts';
import type { LeaseStore } from '../store/lease-store.ts';
import type { ProfileStore } from '../store/profile-store.ts';
import type { RunRecords } from '../store/run-records.ts';
import type { SegmentStore } from '../store/segment-store.ts';
import { EnvironmentError, parseEnvironment } from './environment.ts';

/** What is kept in the table. */
export interface TableStores {
  readonly profiles: ProfileStore;
  readonly ledger: DropLedger;
  readonly runs: RunRecords;
  readonly segments: SegmentStore;
  readonly leases: LeaseStore;
}

/**
 * The table of the account, or of the embedded DynamoDB, for functions that have rights to it in `infra/access.ts`.
 *
 * @param dynamodb the client, where that of the environment is not meant
 * @throws {EnvironmentError}
 */
export function createTableStores(
  env: Readonly<Record<string, string | undefined>>,
  dynamodb?: DynamoDBClient,
): TableStores {
  const { STRATA_TABLE: table, STRATA_DYNAMODB_ENDPOINT: endpoint, STRATA_LEASE_SECONDS } = parseEnvironment(env);
  if (table === undefined)
    throw new EnvironmentError('STRATA_TABLE was expected in the environment of a function that works with the table.');
  const client = dynamodb ?? (endpoint === undefined ? new DynamoDBClient({}) : embeddedClient(endpoint));
  const access = { client, table };
  return {
    profiles: createDynamoDbProfileStore(access),
    ledger: createDynamoDbDropLedger({ ...access, leaseMs: STRATA_LEASE_SECONDS * 1000 }),
    runs: createDynamoDbRunRecords(access),
    segments: createDynamoDbSegmentStore(access),
    leases: createDynamoDbLeaseStore(access),
  };
}
