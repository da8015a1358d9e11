import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import { type ConfigurationStore, createConfigurationStore } from '../store/configuration-store.ts';
import { type BucketRuntime, createBucketRuntime } from './create-bucket-runtime.ts';
import { createTableStores, type TableStores } from './create-table-stores.ts';

/** Bucket, table and configuration: for the program, and for functions that need all three. */
export interface Runtime extends BucketRuntime, TableStores {
  readonly configurations: ConfigurationStore;
}

export interface RuntimeClients {
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
}

/**
 * Builds the adapters that the environment asks for: S3 and DynamoDB of the account, or a folder and an embedded DynamoDB.
 *
 * @param clients to the account, where those of the environment are not meant
 * @throws {EnvironmentError}
 */
export function createRuntime(
  env: Readonly<Record<string, string | undefined>>,
  { s3, dynamodb }: Partial<RuntimeClients> = {},
): Runtime {
  const bucket = createBucketRuntime(env, s3);
  return {
    ...bucket,
    ...createTableStores(env, dynamodb),
    configurations: createConfigurationStore(bucket.objects),
  };
}
