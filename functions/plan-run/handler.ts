import middy from '@middy/core';
import { parsePlanInput } from '../../shared/contracts/run-payloads.ts';
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { isAlive } from '../../shared/runtime/executions.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createPlanRun } from './plan-run.ts';

const runtime = createRuntime(process.env);
const planRun = createPlanRun({ ...runtime, isAlive });

/** Workflow's start, by schedule or by hand -> plan of the run, and the numbers its maps go over. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => planRun(parsePlanInput(payload)));
