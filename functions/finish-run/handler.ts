import middy from '@middy/core';
import { environmentNames } from '../../shared/contracts/environment.ts';
import { parseFinishInput } from '../../shared/contracts/run-payloads.ts';
import { createMetrics } from '../../shared/runtime/create-metrics.ts';
import { createReleases } from '../../shared/runtime/create-releases.ts';
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createFinishRun } from './finish-run.ts';

const runtime = createRuntime(process.env);
const finishRun = createFinishRun({
  ...runtime,
  releases: createReleases(process.env),
  record: createMetrics(process.env),
  bucket: process.env[environmentNames.bucket],
});

/** Workflow's end, good or bad -> statistics, report, then the pointers; or the record of a failure. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => finishRun(parseFinishInput(payload)));
