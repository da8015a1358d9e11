import { startDynamoDbLocal, whyNoDynamoDbLocal } from '../support/dynamodb-local.ts';
import { startEndpoint } from '../support/ministack.ts';

/**
 * Has the suites of the DynamoDB adapters run on a stricter server beside dynalite: the one that `STRATA_DYNAMODB_ENDPOINT` names,
 * else AWS's DynamoDB Local, else the endpoint of the end-to-end suite. Says which.
 */
export default async function strictDynamoDb(): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.STRATA_DYNAMODB_ENDPOINT;
  if (given !== undefined) {
    console.log(`The DynamoDB adapters run on dynalite and on ${given}, as STRATA_DYNAMODB_ENDPOINT says.`);
    return undefined;
  }
  const why = whyNoDynamoDbLocal();
  const server = why === undefined ? await startDynamoDbLocal() : await startEndpoint();
  const name = why === undefined ? "AWS's DynamoDB Local" : `the end-to-end endpoint, since ${why} for DynamoDB Local`;
  console.log(`The DynamoDB adapters run on dynalite and on ${server.url}: ${name}.`);
  process.env.STRATA_DYNAMODB_ENDPOINT = server.url;
  return server.stop;
}
