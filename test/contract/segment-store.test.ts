import { onEveryDynamoDb } from '../support/dynamodb-servers.ts';
import { describeSegmentStore } from './segment-store.contract.ts';

onEveryDynamoDb(describeSegmentStore);
