import middy from '@middy/core';
import { parsePartInput } from '../../shared/contracts/run-payloads.ts';
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createDeriveFeatures } from './derive-features.ts';

const runtime = createRuntime(process.env);
const deriveFeatures = createDeriveFeatures(runtime);

/** Workflow, a part of every shuffle file -> whole customers, their features and sums. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => deriveFeatures(parsePartInput(payload)));
