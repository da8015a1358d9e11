import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableNames } from '../../shared/contracts/table-names.ts';
import type { Usage } from './usage.ts';

const reads = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand', 'ScanCommand']);
const writes = new Set(['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand']);

interface Answer {
  readonly ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
}

/**
 * The client, with the units added up that the server says each request consumed. Two are added that an embedded server does not
 * count: of a write that failed its condition, and of the index's entry of a record that is put.
 */
export function meteredDynamoDb(client: DynamoDBClient, usage: Usage): DynamoDBClient {
  async function send(command: Parameters<DynamoDBClient['send']>[0]): Promise<unknown> {
    const name = command.constructor.name;
    const isWrite = writes.has(name);
    if (isWrite || reads.has(name)) Object.assign(command.input, { ReturnConsumedCapacity: 'TOTAL' });
    try {
      const answer = (await client.send(command)) as Answer;
      if (isWrite) usage.writeUnits += unitsOf(answer) + indexUnits(command.input);
      else usage.readUnits += unitsOf(answer);
      return answer;
    } catch (error) {
      if (isWrite) usage.writeUnits++;
      throw error;
    }
  }
  return new Proxy(client, { get: (target, property) => (property === 'send' ? send : Reflect.get(target, property)) });
}

const unitsOf = ({ ConsumedCapacity = [] }: Answer): number =>
  [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);

const indexUnits = (input: object): number =>
  'Item' in input && tableNames.recentPartitionKey in (input.Item as object) ? 1 : 0;
