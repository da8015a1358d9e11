import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from './attribute-values.ts';
import { createBackoff, withBackoff } from './backoff.ts';
import type { Key } from './keys.ts';
import { systemClock, type TableAccess } from './table-access.ts';

/** DynamoDB takes no more keys in one request. */
export const keysPerRead = 100;

export interface ReadItemsOptions {
  readonly consistent: boolean;
  /** Called before a request is sent and after its answer came; may throw. */
  readonly guard?: () => void;
}

/**
 * The items of up to 100 different keys, those that exist, in any order. What the table leaves over is asked for again.
 *
 * @throws {RetryBudgetError}
 */
export async function readItems(
  { client, table, clock = systemClock }: TableAccess,
  keys: readonly Key[],
  { consistent, guard = () => undefined }: ReadItemsOptions,
): Promise<Item[]> {
  const items: Item[] = [];
  let missing: Record<string, unknown>[] = [...keys];
  let backOff = createBackoff(clock);
  while (missing.length > 0) {
    const request = { Keys: missing as Key[], ConsistentRead: consistent };
    const { Responses, UnprocessedKeys } = await withBackoff(clock, () => {
      guard();
      return client.send(new BatchGetItemCommand({ RequestItems: { [table]: request } }));
    });
    guard();
    items.push(...(Responses?.[table] ?? []));
    const left = UnprocessedKeys?.[table]?.Keys ?? [];
    if (left.length < missing.length) backOff = createBackoff(clock);
    else await backOff(new Error('No key of the batch was processed.'));
    missing = left;
  }
  return items;
}
