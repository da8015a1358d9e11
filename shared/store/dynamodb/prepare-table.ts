import { CreateTableCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { isTableThere } from './error-kinds.ts';
import { ledgerShards } from './ledger-shard.ts';
import { createLedgerShards } from './ledger-shards.ts';
import { systemClock, type TableAccess } from './table-access.ts';
import { tableDefinition } from './table-definition.ts';

const pollMs = 100;

/** Makes the table where it is missing, and the items of the ledger. Safe to repeat, and by several at once. */
export async function prepareTable(access: TableAccess): Promise<void> {
  const { client, table, clock = systemClock } = access;
  await client.send(new CreateTableCommand({ TableName: table, ...tableDefinition })).catch((error: unknown) => {
    if (!isTableThere(error)) throw error;
  });
  while (!(await isActive(access))) await clock.sleep(pollMs);
  const shards = createLedgerShards(access);
  for (let shard = 0; shard < ledgerShards; shard++) await shards.create(shard);
}

async function isActive({ client, table }: TableAccess): Promise<boolean> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  return Table?.TableStatus === 'ACTIVE';
}
