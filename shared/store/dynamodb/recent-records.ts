import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { tableNames } from '../../contracts/table-names.ts';
import { type Item, text } from './attribute-values.ts';
import { withBackoff } from './backoff.ts';
import type { Key } from './keys.ts';
import { keysPerRead, readItems } from './read-items.ts';
import { systemClock, type TableAccess } from './table-access.ts';

/** The newest records of a kind, newest first: their keys from the index, then the records as they are now. At most 100. */
export async function recentRecords(access: TableAccess, kind: 'drop' | 'run', limit: number): Promise<Item[]> {
  const { client, table, clock = systemClock } = access;
  const { Items = [] } = await withBackoff(clock, () =>
    client.send(
      new QueryCommand({
        TableName: table,
        IndexName: tableNames.recentIndex,
        KeyConditionExpression: '#kind = :kind',
        ExpressionAttributeNames: { '#kind': tableNames.recentPartitionKey },
        ExpressionAttributeValues: { ':kind': text(kind) },
        ScanIndexForward: false,
        Limit: Math.min(limit, keysPerRead),
      }),
    ),
  );
  const keys = Items.map(({ pk, sk }) => ({ pk, sk }) as Key);
  const items = await readItems(access, keys, { consistent: true });
  const at = (item: Item): number => Number(item[tableNames.recentSortKey]?.N);
  return items.sort((a, b) => at(b) - at(a) || ((a.pk?.S ?? '') < (b.pk?.S ?? '') ? -1 : 1));
}
