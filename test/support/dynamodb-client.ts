import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A client of a server that takes any credentials. */
export const dynamoDbClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
