import middy from '@middy/core';
import { parseFinishInput } from '../../shared/contracts/run-payloads.ts';
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createFinishRun } from './finish-run.ts';

const runtime = createRuntime(process.env);
const finishRun = createFinishRun(runtime);

/** Workflow's end, good or bad -> statistics, report, then the pointers; or the record of a failure. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => finishRun(parseFinishInput(payload)));
