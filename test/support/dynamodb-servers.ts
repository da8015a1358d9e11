import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { prepareTable } from '../../shared/store/dynamodb/prepare-table.ts';
import { dynamoDbClient } from './dynamodb-client.ts';
import { createInMemoryDynamoDb } from './in-memory-dynamodb.ts';

/** Makes an empty table that is ready for use. */
export type OpenTable = () => Promise<{ readonly client: DynamoDBClient; readonly table: string }>;

/**
 * Calls `describeOn` for dynalite, and for the server at `STRATA_DYNAMODB_ENDPOINT` where that is set: a stricter one, such as
 * AWS's own DynamoDB Local. A server that is named but does not answer makes the suite fail.
 */
export function onEveryDynamoDb(describeOn: (server: string, openTable: OpenTable) => void): void {
  describeOn('dynalite', tablesOf(createInMemoryDynamoDb));
  const endpoint = process.env.STRATA_DYNAMODB_ENDPOINT;
  if (endpoint !== undefined)
    describeOn(
      endpoint,
      tablesOf(async () => ({ endpoint, close: async () => undefined })),
    );
}

function tablesOf(start: typeof createInMemoryDynamoDb): OpenTable {
  let server: Awaited<ReturnType<typeof start>>;
  let client: DynamoDBClient;
  beforeAll(async () => {
    server = await start();
    client = dynamoDbClient(server.endpoint);
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
  });
  return async () => {
    const table = `strata-${randomUUID()}`;
    await prepareTable({ client, table });
    return { client, table };
  };
}
