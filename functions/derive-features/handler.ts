import middy from '@middy/core';
import { parsePartInput } from '../../shared/contracts/run-payloads.ts';
import { createBucketRuntime } from '../../shared/runtime/create-bucket-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createConfigurationStore } from '../../shared/store/configuration-store.ts';
import { createDeriveFeatures } from './derive-features.ts';

const runtime = createBucketRuntime(process.env);
const deriveFeatures = createDeriveFeatures({ ...runtime, configurations: createConfigurationStore(runtime.objects) });

/** Workflow, a part of every shuffle file -> whole customers, their features and sums. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => deriveFeatures(parsePartInput(payload)));
