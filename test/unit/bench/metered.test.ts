import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { meteredDynamoDb } from '../../../bench/units/metered-dynamodb.ts';
import { meteredObjectStore } from '../../../bench/units/metered-object-store.ts';
import { createMeter } from '../../../bench/units/usage.ts';
import { embeddedClient } from '../../../shared/store/dynamodb/embedded-client.ts';
import { prepareTable } from '../../../shared/store/dynamodb/prepare-table.ts';
import { readItems } from '../../../shared/store/dynamodb/read-items.ts';
import { createFolderObjectStore } from '../../../shared/store/folder/folder-object-store.ts';
import { createInMemoryDynamoDb } from '../../support/in-memory-dynamodb.ts';

it('meteredDynamoDb counts as DynamoDB bills: begun KB written, the larger of old and new, failed conditions, the index', async () => {
  const database = await createInMemoryDynamoDb();
  const client = embeddedClient(database.endpoint);
  await prepareTable({ client, table: 'bench' });
  const { usage } = createMeter();
  const metered = meteredDynamoDb(client, usage);
  const put = (bytes: number, more: object = {}) =>
    metered.send(
      new PutItemCommand({
        TableName: 'bench',
        Item: { pk: { S: 'p' }, sk: { S: 's' }, a: { B: new Uint8Array(bytes) } },
        ...more,
      }),
    );
  await put(1000);
  expect(usage.writeUnits).toBe(1);
  await put(1500);
  expect(usage.writeUnits).toBe(1 + 2);
  await put(10);
  expect(usage.writeUnits).toBe(3 + 2);
  await expect(put(10, { ConditionExpression: 'attribute_not_exists(pk)' })).rejects.toThrow();
  expect(usage.writeUnits).toBe(5 + 1);
  const record = { pk: { S: 'd' }, sk: { S: 'drop' }, kind: { S: 'drop' }, at: { N: '1' } };
  await metered.send(new PutItemCommand({ TableName: 'bench', Item: record }));
  expect(usage.writeUnits).toBe(6 + 2);

  const keys = [
    { pk: { S: 'p' }, sk: { S: 's' } },
    { pk: { S: 'not there' }, sk: { S: 's' } },
  ];
  await readItems({ client: metered, table: 'bench' }, keys, { consistent: false });
  expect(usage.readUnits).toBe(1);
  client.destroy();
  await database.close();
});

it('meteredObjectStore counts what S3 would be asked: parts of 8 MiB with begin and end, a page of a list, a question for a size', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'strata-'));
  const { usage } = createMeter();
  const store = meteredObjectStore(createFolderObjectStore(folder), usage);
  await store.write('a/small', new Uint8Array(3));
  expect(usage.puts).toBe(1);
  await store.write('a/large', new Uint8Array(9 * 1024 * 1024));
  expect(usage.puts).toBe(1 + 4);
  expect(usage.bytes.get('a')).toBe(3 + 9 * 1024 * 1024);
  await Array.fromAsync(store.list('nothing/'));
  expect(usage.puts).toBe(5 + 1);
  await Array.fromAsync(await store.read('a/small'));
  await store.size('a/small');
  expect(usage.gets).toBe(2);
  await rm(folder, { recursive: true });
});
