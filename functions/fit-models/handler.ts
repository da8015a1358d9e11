import middy from '@middy/core';
import { parseFitInput } from '../../shared/contracts/run-payloads.ts';
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createFitModels } from './fit-models.ts';

const runtime = createRuntime(process.env);
const fitModels = createFitModels(runtime);

/** Workflow, the features of all parts -> cuts and clusters. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => fitModels(parseFitInput(payload)));
