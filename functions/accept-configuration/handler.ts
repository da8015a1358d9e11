import middy from '@middy/core';
import type { SQSEvent } from 'aws-lambda';
import { createMetrics } from '../../shared/runtime/create-metrics.ts';
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createAcceptConfiguration } from './accept-configuration.ts';

const runtime = createRuntime(process.env);
const acceptConfiguration = createAcceptConfiguration({ ...runtime, record: createMetrics(process.env) });

/** Queue of S3 notifications on `config/` -> the configuration in force, and what was refused. Reads the whole folder each time. */
export const handler = middy<SQSEvent>()
  .use(observe(runtime))
  .handler(async () => {
    await acceptConfiguration();
  });
