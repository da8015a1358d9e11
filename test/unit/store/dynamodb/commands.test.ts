import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbDropLedger } from '../../../../shared/store/dynamodb/drop-ledger.ts';
import { shardOf } from '../../../../shared/store/dynamodb/ledger-shard.ts';
import { toProfileItem } from '../../../../shared/store/dynamodb/profile-item.ts';
import { createDynamoDbProfileStore } from '../../../../shared/store/dynamodb/profile-store.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { viewed } from '../../../support/sample-profiles.ts';

const dynamoDb = mockClient(DynamoDBClient);
const access = { client: new DynamoDBClient({ region: 'eu-west-1' }), table: 'profiles', clock: createManualClock() };
beforeEach(() => dynamoDb.reset());

const application = (batch = 0) => ({
  token: { shard: 1, sequence: 4, batch },
  isObsolete: () => false,
  deadline: Number.POSITIVE_INFINITY,
});

describe('what createDynamoDbProfileStore sends', () => {
  const store = createDynamoDbProfileStore(access);

  it('reads 250 profiles in three eventually consistent requests and writes each once', async () => {
    dynamoDb.on(BatchGetItemCommand).resolves({ Responses: {} });
    dynamoDb.on(PutItemCommand).resolves({});
    const deltas = Array.from({ length: 250 }, (_, i) => viewed(`u:${i}`));
    await store.applyDeltas(deltas, application());
    const reads = dynamoDb.commandCalls(BatchGetItemCommand).map(({ args }) => args[0].input.RequestItems?.profiles);
    expect(reads.map((read) => [read?.Keys?.length, read?.ConsistentRead])).toEqual([
      [100, false],
      [100, false],
      [50, false],
    ]);
    const writes = dynamoDb.commandCalls(PutItemCommand).map(({ args }) => args[0].input);
    expect(writes.map(({ Item }) => Item?.pk?.S).sort()).toEqual(deltas.map(({ id }) => id).sort());
    expect(new Set(writes.map(({ ConditionExpression }) => ConditionExpression))).toEqual(
      new Set(['attribute_not_exists(pk)']),
    );
  });

  it('writes over exactly the version it read, and reads again consistently when that is gone', async () => {
    const stored = (version: number) => toProfileItem({ profile: viewed('u:1'), version, tokens: [] });
    dynamoDb
      .on(BatchGetItemCommand)
      .resolvesOnce({ Responses: { profiles: [stored(7)] } })
      .resolves({ Responses: { profiles: [stored(8)] } });
    dynamoDb
      .on(PutItemCommand)
      .rejectsOnce(new ConditionalCheckFailedException({ message: '', $metadata: {} }))
      .resolves({});
    await store.applyDeltas([viewed('u:1')], application());
    const writes = dynamoDb.commandCalls(PutItemCommand).map(({ args }) => args[0].input);
    expect(writes.map((write) => [write.ConditionExpression, write.ExpressionAttributeValues, write.Item?.v])).toEqual([
      ['v = :read', { ':read': { N: '7' } }, { N: '8' }],
      ['v = :read', { ':read': { N: '8' } }, { N: '9' }],
    ]);
    const reads = dynamoDb.commandCalls(BatchGetItemCommand).map(({ args }) => args[0].input.RequestItems?.profiles);
    expect(reads.map((read) => read?.ConsistentRead)).toEqual([false, true]);
  });

  it('never writes more than 16 items at a time', async () => {
    let writing = 0;
    let most = 0;
    dynamoDb.on(BatchGetItemCommand).resolves({ Responses: {} });
    dynamoDb.on(PutItemCommand).callsFake(async () => {
      most = Math.max(most, ++writing);
      await new Promise((resolve) => setTimeout(resolve, 1));
      writing--;
      return {};
    });
    await store.applyDeltas(
      Array.from({ length: 400 }, (_, i) => viewed(`u:${i}`)),
      application(),
    );
    expect(most).toBe(16);
  });

  it('estimates a large table from what 16 pages of one of 256 segments hold', async () => {
    dynamoDb.on(ScanCommand).callsFake(({ Segment, ExclusiveStartKey }) => {
      const page = Number(ExclusiveStartKey?.pk?.S ?? 0) + 1;
      if (Segment !== undefined)
        return page < 3 ? { Count: 1000, LastEvaluatedKey: { pk: { S: `${page}` } } } : { Count: 500 };
      return { Count: 900, LastEvaluatedKey: { pk: { S: `${page}` } } };
    });

    dynamoDb.on(DescribeTableCommand).resolves({ Table: { ItemCount: 12 } });
    expect(await store.estimate()).toEqual({ profiles: 2500 * 256 });
    const scans = dynamoDb.commandCalls(ScanCommand).map(({ args }) => args[0].input);
    expect(scans.filter(({ Segment }) => Segment === undefined)).toHaveLength(16);
    expect(new Set(scans.map(({ Select }) => Select))).toEqual(new Set(['COUNT']));
  });

  it("takes from the table's own count the share that profiles have of what was read", async () => {
    // Of every two items one is of a profile, the other has its segments.
    dynamoDb.on(ScanCommand).callsFake(({ Segment, ExclusiveStartKey }) => {
      const page = Number(ExclusiveStartKey?.pk?.S ?? 0) + 1;
      const LastEvaluatedKey = Segment === undefined ? { pk: { S: `${page}` } } : undefined;
      return { Count: 100, ScannedCount: 200, LastEvaluatedKey };
    });
    dynamoDb.on(DescribeTableCommand).resolves({ Table: { ItemCount: 1_000_000 } });
    expect(await store.estimate()).toEqual({ profiles: 500_000 });
  });
});

describe('what createDynamoDbDropLedger sends', () => {
  it('registers with one update that gives back everything in flight', async () => {
    dynamoDb.on(UpdateItemCommand).resolves({
      Attributes: {
        sequence: { N: '6' },
        inflight: { M: { other: { N: '2' }, drop: { N: '5' } } },
        finished: { M: {} },
      },
    });
    const registration = await createDynamoDbDropLedger(access).register('drop', 0);
    const sent = dynamoDb.commandCalls(UpdateItemCommand).map(({ args }) => args[0].input);
    expect(sent).toEqual([
      {
        TableName: 'profiles',
        Key: { pk: { S: `ledger#${shardOf('drop')}` }, sk: { S: 'ledger' } },
        UpdateExpression: 'SET #sequence = #sequence + :one, inflight.#drop = if_not_exists(inflight.#drop, #sequence)',
        ConditionExpression:
          'attribute_exists(inflight) AND (size(inflight) < :limit OR attribute_exists(inflight.#drop))',
        ExpressionAttributeNames: { '#sequence': 'sequence', '#drop': 'drop' },
        ExpressionAttributeValues: { ':one': { N: '1' }, ':limit': { N: '1000' } },
        ReturnValues: 'ALL_NEW',
      },
    ]);
    expect(registration.token(2)).toEqual({ shard: shardOf('drop'), sequence: 5, batch: 2 });
    expect([1, 2, 5, 6].map(registration.isObsolete)).toEqual([true, false, false, false]);
  });

  it('lets at most 25 drops leave at once, the earliest finished first', async () => {
    const ended = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`d${i}`, { N: String(1000 - i) }]));
    const inflight = Object.fromEntries(Object.keys(ended).map((drop, i) => [drop, { N: String(i) }]));
    dynamoDb.on(UpdateItemCommand).resolves({
      Attributes: {
        sequence: { N: '40' },
        inflight: { M: { ...inflight, drop: { N: '39' } } },
        finished: { M: ended },
      },
    });
    await createDynamoDbDropLedger(access).register('drop', 16 * 60_000 + 1001);
    const [, removal] = dynamoDb.commandCalls(UpdateItemCommand).map(({ args }) => args[0].input);
    expect(Object.values(removal?.ExpressionAttributeNames ?? {})).toEqual(
      Array.from({ length: 25 }, (_, i) => `d${29 - i}`),
    );
    expect(removal?.UpdateExpression).toMatch(/^REMOVE inflight\.#0, finished\.#0, inflight\.#1/);
    expect(removal?.ConditionExpression).toMatch(/^finished\.#0 = :0 AND finished\.#1 = :1/);
    expect(removal?.ExpressionAttributeValues?.[':0']).toEqual({ N: '971' });
  });
});
