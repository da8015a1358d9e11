import { onEveryDynamoDb } from '../support/dynamodb-servers.ts';
import { describeLeaseStore } from './lease-store.contract.ts';

onEveryDynamoDb(describeLeaseStore);
