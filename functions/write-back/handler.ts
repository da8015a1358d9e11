import middy from '@middy/core';
import { parsePartInput } from '../../shared/contracts/run-payloads.ts';
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createWriteBack } from './write-back.ts';

const runtime = createRuntime(process.env);
const writeBack = createWriteBack(runtime);

/** Workflow, the state of a part of the published run -> segments that changed, beside the profiles. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => writeBack(parsePartInput(payload)));
