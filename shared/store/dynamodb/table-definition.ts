import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { tableNames } from '../../contracts/table-names.ts';

const { partitionKey, sortKey, recentIndex, recentPartitionKey, recentSortKey } = tableNames;

/** The table as it is made where CDK does not make it; `infra` has the same from the same names. */
export const tableDefinition = {
  AttributeDefinitions: [
    { AttributeName: partitionKey, AttributeType: 'S' },
    { AttributeName: sortKey, AttributeType: 'S' },
    { AttributeName: recentPartitionKey, AttributeType: 'S' },
    { AttributeName: recentSortKey, AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: partitionKey, KeyType: 'HASH' },
    { AttributeName: sortKey, KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: recentIndex,
      KeySchema: [
        { AttributeName: recentPartitionKey, KeyType: 'HASH' },
        { AttributeName: recentSortKey, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
  BillingMode: 'PAY_PER_REQUEST',
} satisfies Omit<CreateTableCommandInput, 'TableName'>;
