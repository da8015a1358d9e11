import { onEveryDynamoDb } from '../support/dynamodb-servers.ts';
import { describeDropLedger } from './drop-ledger.contract.ts';

onEveryDynamoDb(describeDropLedger);
