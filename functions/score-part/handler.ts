import middy from '@middy/core';
import { parsePartInput } from '../../shared/contracts/run-payloads.ts';
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createScorePart } from './score-part.ts';

const runtime = createRuntime(process.env);
const scorePart = createScorePart(runtime);

/** Workflow, the customers of a part -> tags, segments, audiences, arms. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => scorePart(parsePartInput(payload)));
