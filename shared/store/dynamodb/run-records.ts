import { DeleteItemCommand, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { RunInProgressError, type RunRecord, type RunRecords } from '../run-records.ts';
import { type Item, readText, text } from './attribute-values.ts';
import { withBackoff } from './backoff.ts';
import { runKey, runLockKey } from './keys.ts';
import { meetsCondition } from './meets-condition.ts';
import { recentRecords } from './recent-records.ts';
import { fromRecordItem, toRecordItem } from './record-values.ts';
import { systemClock, type TableAccess } from './table-access.ts';

const runRecord = z.object({
  run: z.string(),
  as_of: z.string(),
  status: z.enum(['running', 'done', 'failed']),
  holder: z.string(),
  started_at: z.number(),
  finished_at: z.number().optional(),
  profiles: z.number().int().optional(),
  failure: z.string().optional(),
});

interface Lock {
  readonly run: string;
  readonly holder: string;
}

type Outcome = Parameters<RunRecords['end']>[1];

/** Runs as items of the table, and the one lock that keeps them apart. */
export function createDynamoDbRunRecords(access: TableAccess): RunRecords {
  const { client, table, clock = systemClock } = access;

  async function begin(record: RunRecord, isAlive: (holder: string) => Promise<boolean>): Promise<void> {
    const wanted: Lock = { run: record.run, holder: record.holder };
    let expected = wanted;
    while (!(await tryToLock(wanted, expected))) {
      const held = await readLock();
      if (held === undefined) continue;
      if (await isAlive(held.holder)) throw new RunInProgressError(held.run);
      // First the outcome, then the lock: a crash between the two leaves a lock that the next run takes over as well.
      await recordOutcome(held.run, { status: 'failed', finishedAt: clock.now(), failure: 'Abandoned' });
      expected = held;
    }
    await withBackoff(clock, () => client.send(new PutItemCommand({ TableName: table, Item: toRunItem(record) })));
  }

  /** Takes the lock where it is free or held as expected. */
  function tryToLock(wanted: Lock, expected: Lock): Promise<boolean> {
    const values = { ':run': text(expected.run), ':holder': text(expected.holder) };
    return meetsCondition(clock, () =>
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...runLockKey, run: text(wanted.run), holder: text(wanted.holder) },
          ConditionExpression: 'attribute_not_exists(pk) OR (run = :run AND holder = :holder)',
          ExpressionAttributeValues: values,
        }),
      ),
    );
  }

  async function readLock(): Promise<Lock | undefined> {
    const item = await get(runLockKey);
    return item && { run: readText(item, 'run'), holder: readText(item, 'holder') };
  }

  async function end(run: string, outcome: Outcome): Promise<void> {
    await recordOutcome(run, outcome);
    await meetsCondition(clock, () =>
      client.send(
        new DeleteItemCommand({
          TableName: table,
          Key: runLockKey,
          ConditionExpression: 'run = :run',
          ExpressionAttributeValues: { ':run': text(run) },
        }),
      ),
    );
  }

  /** Writes how a run ended. A run that is done stays done, and one that never began gets no record. */
  async function recordOutcome(run: string, { status, finishedAt, profiles, failure }: Outcome): Promise<void> {
    const values = toRecordItem({ status, finished_at: finishedAt, profiles, failure });
    const names = Object.keys(values);
    await meetsCondition(clock, () =>
      client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: runKey(run),
          UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
          ConditionExpression: 'attribute_exists(pk) AND #status <> :finalStatus',
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: {
            ...Object.fromEntries(names.map((name) => [`:${name}`, values[name] ?? text('')])),
            ':finalStatus': text('done'),
          },
        }),
      ),
    );
  }

  async function find(run: string): Promise<RunRecord | undefined> {
    const item = await get(runKey(run));
    return item && readRunItem(item);
  }

  async function recent(limit: number): Promise<RunRecord[]> {
    return (await recentRecords(access, 'run', limit)).map(readRunItem);
  }

  async function get(Key: typeof runLockKey): Promise<Item | undefined> {
    const request = { TableName: table, Key, ConsistentRead: true };
    return (await withBackoff(clock, () => client.send(new GetItemCommand(request)))).Item;
  }

  return { begin, end, find, recent };
}

function toRunItem({ asOf, startedAt, finishedAt, ...record }: RunRecord): Item {
  const values = { ...record, as_of: asOf, started_at: startedAt, finished_at: finishedAt, kind: 'run', at: startedAt };
  return { ...toRecordItem(values), ...runKey(record.run) };
}

function readRunItem(item: Item): RunRecord {
  const { as_of, started_at, finished_at, ...record } = runRecord.parse(fromRecordItem(item));
  const finished = finished_at === undefined ? {} : { finishedAt: finished_at };
  return { ...record, asOf: as_of, startedAt: started_at, ...finished };
}
