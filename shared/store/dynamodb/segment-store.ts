import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { ProfileId } from '../../domain/identity/profile-id.ts';
import {
  type CustomerSegments,
  type SegmentStore,
  SegmentStoreThrottledError,
  type SegmentsRun,
} from '../segment-store.ts';
import { type Item, readText, text } from './attribute-values.ts';
import { RetryBudgetError } from './backoff.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';
import { segmentsKey } from './keys.ts';
import { meetsCondition } from './meets-condition.ts';
import { keysPerRead, readItems } from './read-items.ts';
import { systemClock, type TableAccess } from './table-access.ts';

const writesAtOnce = 16;

/** Instants in ISO 8601, UTC and of one length, sort as texts. */
const ifNotOfLaterRun = 'attribute_not_exists(pk) OR started_at <= :startedAt';

/** Segments as a second item under the partition key of the profile: ingest's item, which it writes on condition, stays untouched. */
export function createDynamoDbSegmentStore(access: TableAccess): SegmentStore {
  const { client, table, clock = systemClock } = access;

  async function keepSegments(run: SegmentsRun, customers: readonly CustomerSegments[]): Promise<number> {
    let kept = 0;
    let pending = customers.length;
    try {
      await forEachConcurrently(customers, writesAtOnce, async (customer) => {
        if (await isKept(run, customer)) kept++;
        pending--;
      });
    } catch (error) {
      if (error instanceof RetryBudgetError) throw new SegmentStoreThrottledError(pending, { cause: error });
      throw error;
    }
    return kept;
  }

  const isKept = (run: SegmentsRun, customer: CustomerSegments): Promise<boolean> =>
    meetsCondition(clock, () =>
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: toItem(run, customer),
          ConditionExpression: ifNotOfLaterRun,
          ExpressionAttributeValues: { ':startedAt': text(run.startedAt) },
        }),
      ),
    );

  async function read(ids: readonly ProfileId[]) {
    const found = new Map<ProfileId, CustomerSegments & SegmentsRun>();
    const wanted = [...new Set(ids)];
    for (let from = 0; from < wanted.length; from += keysPerRead) {
      const keys = wanted.slice(from, from + keysPerRead).map(segmentsKey);
      for (const item of await readItems(access, keys, { consistent: true }))
        found.set(readText(item, 'pk'), fromItem(item));
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  return { keepSegments, read };
}

const toItem = ({ run, asOf, startedAt }: SegmentsRun, customer: CustomerSegments): Item => ({
  ...segmentsKey(customer.id),
  run: text(run),
  as_of: text(asOf),
  started_at: text(startedAt),
  rfm: text(customer.rfm),
  tier: text(customer.tier),
  lifecycle: text(customer.lifecycle),
  cluster: text(customer.cluster),
});

const fromItem = (item: Item): CustomerSegments & SegmentsRun => ({
  id: readText(item, 'pk'),
  run: readText(item, 'run'),
  asOf: readText(item, 'as_of'),
  startedAt: readText(item, 'started_at'),
  rfm: readText(item, 'rfm'),
  tier: readText(item, 'tier'),
  lifecycle: readText(item, 'lifecycle'),
  cluster: readText(item, 'cluster'),
});
