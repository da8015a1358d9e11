import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DropCounts } from '../../domain/drops/drop-counts.ts';
import type { DropLedger, DropRecord, Registration } from '../drop-ledger.ts';
import { number, text } from './attribute-values.ts';
import { withBackoff } from './backoff.ts';
import { countsValue, readDropItem, toDropItem } from './drop-record-item.ts';
import { dropKey } from './keys.ts';
import { shardOf } from './ledger-shard.ts';
import { createLedgerShards } from './ledger-shards.ts';
import { meetsCondition } from './meets-condition.ts';
import { recentRecords } from './recent-records.ts';
import { toValue } from './record-values.ts';
import { systemClock, type TableAccess } from './table-access.ts';

export interface LedgerOptions extends TableAccess {
  /** How long a registration is good for: at least the time-out of the function. @default 15 minutes */
  readonly leaseMs?: number;
  /** By how much the clocks of two workers may differ. @default 1 minute */
  readonly clockMarginMs?: number;
}

const minuteMs = 60_000;
const newOrRefused = 'attribute_not_exists(pk) OR #status = :refused';
const ofStatus = { ExpressionAttributeNames: { '#status': 'status' } };

/** A drop that has no record was to be advanced or finished: it was never opened. */
export class UnknownDropError extends Error {
  override readonly name = 'UnknownDropError';
  readonly drop: string;

  constructor(drop: string) {
    super(`Drop ${drop} has no record; it was expected to be opened before.`);
    this.drop = drop;
  }
}

/** Steps 1, 2, 4 and 5 of the protocol (ADR 003) on items of the table. */
export function createDynamoDbDropLedger(options: LedgerOptions): DropLedger {
  const { client, table, clock = systemClock, leaseMs = 15 * minuteMs, clockMarginMs = minuteMs } = options;
  const shards = createLedgerShards(options);

  async function register(drop: string, now: number): Promise<Registration> {
    const shard = shardOf(drop);
    const { sequence: next, inFlight } = await shards.enter(shard, drop, now - leaseMs - clockMarginMs);
    const sequence = inFlight.get(drop) as number;
    const taken = new Set(inFlight.values());
    return {
      drop,
      deadline: now + leaseMs,
      token: (batch) => ({ shard, sequence, batch }),
      isObsolete: (other) => other < next && !taken.has(other),
    };
  }

  async function find(drop: string): Promise<DropRecord | undefined> {
    const { Item } = await withBackoff(clock, () =>
      client.send(new GetItemCommand({ TableName: table, Key: dropKey(drop), ConsistentRead: true })),
    );
    return Item === undefined ? undefined : readDropItem(Item);
  }

  async function open(record: DropRecord): Promise<DropRecord> {
    if (await put(record)) return record;
    return (await find(record.drop)) ?? record;
  }

  /** Whether the record was written: only where there is none, or a refused one. */
  const put = (record: DropRecord): Promise<boolean> =>
    meetsCondition(clock, () =>
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: toDropItem(record),
          ConditionExpression: newOrRefused,
          ...ofStatus,
          ExpressionAttributeValues: { ':refused': text('refused') },
        }),
      ),
    );

  async function advance(drop: string, checkpoint: number, counts: DropCounts): Promise<void> {
    const advanced = await meetsCondition(clock, () =>
      client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: dropKey(drop),
          UpdateExpression: 'SET checkpoint = :checkpoint, counts = :counts',
          ConditionExpression: 'checkpoint < :checkpoint',
          ExpressionAttributeValues: { ':checkpoint': number(checkpoint), ':counts': toValue(countsValue(counts)) },
        }),
      ),
    );
    if (!advanced) await expectRecord(drop);
  }

  async function finish(drop: string, now: number): Promise<void> {
    const finished = await meetsCondition(clock, () =>
      client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: dropKey(drop),
          UpdateExpression: 'SET #status = :done, finished_at = :now',
          ConditionExpression: '#status = :open',
          ...ofStatus,
          ExpressionAttributeValues: { ':done': text('done'), ':open': text('open'), ':now': number(now) },
        }),
      ),
    );
    if (!finished) await expectRecord(drop);
    // Whoever registers from here on finds the drop done; whoever did before is past the deadline one lease from here on. So the
    // clock is read now: by an earlier time, as of a worker that stood still, the drop could leave the ledger too early.
    await shards.markFinished(shardOf(drop), drop, Math.max(now, clock.now()));
  }

  async function expectRecord(drop: string): Promise<void> {
    if ((await find(drop)) === undefined) throw new UnknownDropError(drop);
  }

  async function refuse(record: DropRecord): Promise<void> {
    await put({ ...record, status: 'refused' });
  }

  async function recent(limit: number): Promise<DropRecord[]> {
    return (await recentRecords(options, 'drop', limit)).map(readDropItem);
  }

  return { register, find, open, advance, finish, refuse, recent };
}
