import { type AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb';
import { tableNames } from '../../contracts/table-names.ts';
import { type Item, text } from './attribute-values.ts';
import { withBackoff } from './backoff.ts';
import type { Key } from './keys.ts';
import { keysPerRead, readItems } from './read-items.ts';
import { systemClock, type TableAccess } from './table-access.ts';

/**
 * The newest records of a kind, newest first, at most `limit` of them: their keys from the index, a page at a time, then the records
 * as they are now.
 */
export async function recentRecords(access: TableAccess, kind: 'drop' | 'run', limit: number): Promise<Item[]> {
  const items: Item[] = [];
  let after: Record<string, AttributeValue> | undefined;
  do {
    const page = await readPage(access, kind, Math.min(limit - items.length, keysPerRead), after);
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined && items.length < limit);
  const at = (item: Item): number => Number(item[tableNames.recentSortKey]?.N);
  return items.sort((a, b) => at(b) - at(a) || ((a.pk?.S ?? '') < (b.pk?.S ?? '') ? -1 : 1));
}

async function readPage(
  access: TableAccess,
  kind: 'drop' | 'run',
  limit: number,
  after: Record<string, AttributeValue> | undefined,
): Promise<{ readonly items: Item[]; readonly next: Record<string, AttributeValue> | undefined }> {
  const { client, table, clock = systemClock } = access;
  const { Items = [], LastEvaluatedKey } = await withBackoff(clock, () =>
    client.send(
      new QueryCommand({
        TableName: table,
        IndexName: tableNames.recentIndex,
        KeyConditionExpression: '#kind = :kind',
        ExpressionAttributeNames: { '#kind': tableNames.recentPartitionKey },
        ExpressionAttributeValues: { ':kind': text(kind) },
        ScanIndexForward: false,
        Limit: limit,
        ExclusiveStartKey: after,
      }),
    ),
  );
  const keys = Items.map(({ pk, sk }) => ({ pk, sk }) as Key);
  return { items: await readItems(access, keys, { consistent: true }), next: LastEvaluatedKey };
}
