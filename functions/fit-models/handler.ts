import { availableParallelism } from 'node:os';
import middy from '@middy/core';
import { parseFitInput } from '../../shared/contracts/run-payloads.ts';
import { createBucketRuntime } from '../../shared/runtime/create-bucket-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createWorkerCrew } from '../../shared/runtime/worker-crew.ts';
import { createConfigurationStore } from '../../shared/store/configuration-store.ts';
import { createFitModels } from './fit-models.ts';

const runtime = createBucketRuntime(process.env);
const fitModels = createFitModels({
  ...runtime,
  configurations: createConfigurationStore(runtime.objects),
  crew: createWorkerCrew(availableParallelism()),
});

/** Workflow, features of all parts, digested days, the sample -> cuts, clusters, the shop, learned models and their cards. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => fitModels(parseFitInput(payload)));
