// Makes a table hold exactly what another holds: node scripts/put-back-table.ts FROM INTO
import { type AttributeValue, BatchWriteItemCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;
type Write = { readonly PutRequest: { readonly Item: Item } } | { readonly DeleteRequest: { readonly Key: Item } };

/** DynamoDB takes no more in one request. */
const writesAtOnce = 25;

const [from, into, ...rest] = process.argv.slice(2);
if (from === undefined || into === undefined || rest.length > 0) {
  process.stderr.write('Two tables were expected: node scripts/put-back-table.ts FROM INTO\n');
  process.exit(2);
}
const client = new DynamoDBClient({});

async function* itemsOf(table: string, attributes?: string): AsyncGenerator<Item> {
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ProjectionExpression: attributes, ExclusiveStartKey }),
    );
    yield* page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}

const keyOf = ({ pk, sk }: Item): Item => ({ pk: pk as AttributeValue, sk: sk as AttributeValue });
const nameOf = ({ pk, sk }: Item): string => JSON.stringify([pk?.S, sk?.S]);

async function write(table: string, writes: AsyncIterable<Write>): Promise<number> {
  let written = 0;
  let waiting: Write[] = [];
  const flush = async () => {
    const { UnprocessedItems = {} } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [table]: waiting } }),
    );
    const left = (UnprocessedItems[table] ?? []) as Write[];
    written += waiting.length - left.length;
    waiting = left;
    if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, 500));
  };
  for await (const item of writes) {
    waiting.push(item);
    while (waiting.length === writesAtOnce) await flush();
  }
  while (waiting.length > 0) await flush();
  return written;
}

const names = new Set<string>();
async function* puts(): AsyncGenerator<Write> {
  for await (const item of itemsOf(from as string)) {
    names.add(nameOf(item));
    yield { PutRequest: { Item: item } };
  }
}
async function* deletions(): AsyncGenerator<Write> {
  for await (const item of itemsOf(into as string, 'pk, sk'))
    if (!names.has(nameOf(item))) yield { DeleteRequest: { Key: keyOf(item) } };
}

const put = await write(into, puts());
const deleted = await write(into, deletions());
process.stdout.write(`${put} items put back, ${deleted} that came later taken away.\n`);
