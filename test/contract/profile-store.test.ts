import { onEveryDynamoDb } from '../support/dynamodb-servers.ts';
import { describeProfileStore } from './profile-store.contract.ts';

onEveryDynamoDb(describeProfileStore);
