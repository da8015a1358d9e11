import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { connectEmbeddedDynamoDb } from '../../cli/local/embedded-dynamodb.ts';
import { prepareTable } from '../../shared/store/dynamodb/prepare-table.ts';
import { dynamoDbClient } from './dynamodb-client.ts';

/**
 * A terminal of its own: `node embedded-client.ts FOLDER COUNT NAME` writes COUNT items to the embedded DynamoDB of the folder,
 * says `written`, and stays until it is killed or its input ends.
 */
const [folder = '', count = '0', name = ''] = process.argv.slice(2);
const database = await connectEmbeddedDynamoDb(folder, { idleMs: 300 });
const client = dynamoDbClient(database.endpoint);
await prepareTable({ client, table: 'shared' });
for (let i = 0; i < Number(count); i++) {
  await client.send(
    new PutItemCommand({ TableName: 'shared', Item: { pk: { S: `${name}-${i}` }, sk: { S: 'item' } } }),
  );
}
const { Count } = await client.send(new ScanCommand({ TableName: 'shared', Select: 'COUNT', ConsistentRead: true }));
process.stdout.write(`written ${database.endpoint} ${Count}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
