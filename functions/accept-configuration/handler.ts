import middy from '@middy/core';
import type { SQSEvent } from 'aws-lambda';
import { createBucketRuntime } from '../../shared/runtime/create-bucket-runtime.ts';
import { createMetrics } from '../../shared/runtime/create-metrics.ts';
import { createTableStores } from '../../shared/runtime/create-table-stores.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createAcceptConfiguration } from './accept-configuration.ts';

const runtime = { ...createBucketRuntime(process.env), ...createTableStores(process.env) };
const acceptConfiguration = createAcceptConfiguration({ ...runtime, record: createMetrics(process.env) });

/** Queue of S3 notifications on `config/` -> the configuration in force, and what was refused. Reads the whole folder each time. */
export const handler = middy<SQSEvent>()
  .use(observe(runtime))
  .handler(async () => {
    await acceptConfiguration();
  });
