import { onEveryDynamoDb } from '../support/dynamodb-servers.ts';
import { describeRunRecords } from './run-records.contract.ts';

onEveryDynamoDb(describeRunRecords);
