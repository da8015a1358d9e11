import {
  DescribeTableCommand,
  ScanCommand,
  type ScanCommandInput,
  type ScanCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { text } from './attribute-values.ts';
import { withBackoff } from './backoff.ts';
import { activitySortKey } from './keys.ts';
import { systemClock, type TableAccess } from './table-access.ts';

const onlyActivity = {
  FilterExpression: 'sk = :activity',
  ExpressionAttributeValues: { ':activity': text(activitySortKey) },
};

/** Pages of at most 1 MB that an estimate reads at once from the table's beginning, and of its sample. */
const estimatePages = 16;
const sampledSegments = 256;

/** The pages of a scan over the items that ingest writes. @throws {RetryBudgetError} */
export async function* scanActivityItems(
  { client, table, clock = systemClock }: TableAccess,
  options: Partial<ScanCommandInput>,
): AsyncGenerator<ScanCommandOutput> {
  let ExclusiveStartKey: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page = await withBackoff(clock, () =>
      client.send(new ScanCommand({ TableName: table, ...onlyActivity, ...options, ExclusiveStartKey })),
    );
    yield page;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}

/** How many items ingest wrote, exactly: reads all of the table, without sending it. */
export async function countActivityItems(access: TableAccess): Promise<number> {
  let count = 0;
  for await (const page of scanActivityItems(access, { Select: 'COUNT', ConsistentRead: true }))
    count += page.Count ?? 0;
  return count;
}

/**
 * About how many items ingest wrote, from at most 32 MB of the table: exact up to 16 MB, else the greater of DynamoDB's own count,
 * which is up to six hours old, and what one of 256 segments lets expect. Of DynamoDB's count, which holds segments as well, ingest's
 * share is taken to be that of what was read.
 */
export async function estimateActivityItems(access: TableAccess): Promise<number> {
  const beginning = await countPages(access, {});
  if (beginning.whole) return beginning.count;
  const segment = await countPages(access, { Segment: 0, TotalSegments: sampledSegments });
  const { Table } = await access.client.send(new DescribeTableCommand({ TableName: access.table }));
  const share = (beginning.count + segment.count) / Math.max(1, beginning.scanned + segment.scanned);
  const counted = Math.round((Table?.ItemCount ?? 0) * share);
  return Math.max(beginning.count, segment.count * sampledSegments, counted);
}

async function countPages(
  access: TableAccess,
  part: Partial<ScanCommandInput>,
): Promise<{ count: number; scanned: number; whole: boolean }> {
  let count = 0;
  let scanned = 0;
  let pages = 0;
  for await (const page of scanActivityItems(access, { ...part, Select: 'COUNT' })) {
    count += page.Count ?? 0;
    scanned += page.ScannedCount ?? page.Count ?? 0;
    if (++pages === estimatePages) return { count, scanned, whole: page.LastEvaluatedKey === undefined };
  }
  return { count, scanned, whole: true };
}
