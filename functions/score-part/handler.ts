import middy from '@middy/core';
import { parsePartInput } from '../../shared/contracts/run-payloads.ts';
import { createBucketRuntime } from '../../shared/runtime/create-bucket-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createConfigurationStore } from '../../shared/store/configuration-store.ts';
import { createScorePart } from './score-part.ts';

const runtime = createBucketRuntime(process.env);
const scorePart = createScorePart({ ...runtime, configurations: createConfigurationStore(runtime.objects) });

/** Workflow, the customers of a part -> tags, segments, audiences, arms. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => scorePart(parsePartInput(payload)));
