import middy from '@middy/core';
import { parseFitInput } from '../../shared/contracts/run-payloads.ts';
import { createBucketRuntime } from '../../shared/runtime/create-bucket-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createConfigurationStore } from '../../shared/store/configuration-store.ts';
import { createFitModels } from './fit-models.ts';

const runtime = createBucketRuntime(process.env);
const fitModels = createFitModels({ ...runtime, configurations: createConfigurationStore(runtime.objects) });

/** Workflow, the features of all parts -> cuts and clusters. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => fitModels(parseFitInput(payload)));
