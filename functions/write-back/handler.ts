import middy from '@middy/core';
import { parsePartInput } from '../../shared/contracts/run-payloads.ts';
import { createBucketRuntime } from '../../shared/runtime/create-bucket-runtime.ts';
import { createTableStores } from '../../shared/runtime/create-table-stores.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createWriteBack } from './write-back.ts';

const runtime = { ...createBucketRuntime(process.env), ...createTableStores(process.env) };
const writeBack = createWriteBack(runtime);

/** Workflow, the state of a part of the published run -> segments that changed, beside the profiles. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => writeBack(parsePartInput(payload)));
