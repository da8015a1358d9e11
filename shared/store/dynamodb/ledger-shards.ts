import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { LedgerFullError } from '../drop-ledger.ts';
import { number } from './attribute-values.ts';
import { withBackoff } from './backoff.ts';
import { isConditionFailed } from './error-kinds.ts';
import { ledgerShardKey } from './keys.ts';
import { dropsPerShard, type LedgerSnapshot, leavingDrops, readLedgerShard } from './ledger-shard.ts';
import { meetsCondition } from './meets-condition.ts';
import { systemClock, type TableAccess } from './table-access.ts';

/** The maps must exist before an entry can be set in them, so a shard without them is as one that is not there. */
const hasRoom = 'attribute_exists(inflight) AND (size(inflight) < :limit OR attribute_exists(inflight.#drop))';

/** The ledger's items: who is in flight, shard by shard. Every method is one update that can be repeated. */
export function createLedgerShards(access: TableAccess) {
  const { client, table, clock = systemClock } = access;

  /** Puts the drop in flight under a sequence that is its own until it leaves. @throws {LedgerFullError} */
  async function enter(shard: number, drop: string, finishedBefore: number): Promise<LedgerSnapshot> {
    const entered = (await tryToEnter(shard, drop)) ?? (await makeRoomAndEnter(shard, drop, finishedBefore));
    await remove(shard, leavingDrops(entered, finishedBefore));
    return entered;
  }

  async function tryToEnter(shard: number, drop: string): Promise<LedgerSnapshot | undefined> {
    try {
      const { Attributes = {} } = await withBackoff(clock, () =>
        client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: ledgerShardKey(shard),
            UpdateExpression:
              'SET #sequence = #sequence + :one, inflight.#drop = if_not_exists(inflight.#drop, #sequence)',
            ConditionExpression: hasRoom,
            ExpressionAttributeNames: { '#sequence': 'sequence', '#drop': drop },
            ExpressionAttributeValues: { ':one': number(1), ':limit': number(dropsPerShard) },
            ReturnValues: 'ALL_NEW',
          }),
        ),
      );
      return readLedgerShard(Attributes);
    } catch (error) {
      if (isConditionFailed(error)) return undefined;
      throw error;
    }
  }

  /** The shard is full, or it is not there yet. */
  async function makeRoomAndEnter(shard: number, drop: string, finishedBefore: number): Promise<LedgerSnapshot> {
    const { Item } = await withBackoff(clock, () =>
      client.send(new GetItemCommand({ TableName: table, Key: ledgerShardKey(shard), ConsistentRead: true })),
    );
    if (Item === undefined) await create(shard);
    else await remove(shard, leavingDrops(readLedgerShard(Item), finishedBefore));
    const entered = await tryToEnter(shard, drop);
    if (entered === undefined) throw new LedgerFullError(shard, dropsPerShard);
    return entered;
  }

  /** Makes the shard with nothing in it, unless it is there. */
  async function create(shard: number): Promise<void> {
    const Item = { ...ledgerShardKey(shard), sequence: number(0), inflight: { M: {} }, finished: { M: {} } };
    await meetsCondition(clock, () =>
      client.send(new PutItemCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' })),
    );
  }

  /** Notes when a drop in flight was finished; of several times the latest stays. */
  async function markFinished(shard: number, drop: string, now: number): Promise<void> {
    await meetsCondition(clock, () =>
      client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: ledgerShardKey(shard),
          UpdateExpression: 'SET finished.#drop = :now',
          ConditionExpression:
            'attribute_exists(inflight.#drop) AND (attribute_not_exists(finished.#drop) OR finished.#drop < :now)',
          ExpressionAttributeNames: { '#drop': drop },
          ExpressionAttributeValues: { ':now': number(now) },
        }),
      ),
    );
  }

  /** Takes drops out if each is still finished as it was seen. If one is not, somebody else is at it. */
  async function remove(shard: number, drops: readonly [drop: string, finishedAt: number][]): Promise<void> {
    if (drops.length === 0) return;
    await meetsCondition(clock, () =>
      client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: ledgerShardKey(shard),
          UpdateExpression: `REMOVE ${drops.map((_, i) => `inflight.#${i}, finished.#${i}`).join(', ')}`,
          ConditionExpression: drops.map((_, i) => `finished.#${i} = :${i}`).join(' AND '),
          ExpressionAttributeNames: Object.fromEntries(drops.map(([drop], i) => [`#${i}`, drop])),
          ExpressionAttributeValues: Object.fromEntries(drops.map(([, at], i) => [`:${i}`, number(at)])),
        }),
      ),
    );
  }

  return { enter, create, markFinished };
}
