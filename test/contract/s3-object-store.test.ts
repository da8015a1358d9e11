import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll } from 'vitest';
import { createS3ObjectStore } from '../../shared/store/s3/s3-object-store.ts';
import { startS3Double } from '../support/s3-double.ts';
import { describeObjectStore } from './object-store.contract.ts';

let double: Awaited<ReturnType<typeof startS3Double>>;
let client: S3Client;
let buckets = 0;

beforeAll(async () => {
  double = await startS3Double();
  client = new S3Client({
    endpoint: double.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});

afterAll(async () => {
  client.destroy();
  await double.close();
});

describeObjectStore('createS3ObjectStore(client, bucket)', async () =>
  createS3ObjectStore(client, `bucket-${buckets++}`),
);
