import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A client of an embedded server, which takes any region and credentials but asks for some. */
export const embeddedClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
