import middy from '@middy/core';
import { parsePartInput } from '../../shared/contracts/run-payloads.ts';
import { createBucketRuntime } from '../../shared/runtime/create-bucket-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createRouteEvidence } from './route-evidence.ts';

const runtime = createBucketRuntime(process.env);
const routeEvidence = createRouteEvidence(runtime);

/** Workflow, a part of every day digest -> evidence of whole ids, in the slices of the customers they belong to. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => routeEvidence(parsePartInput(payload)));
