import middy from '@middy/core';
import { parseSegmentInput } from '../../shared/contracts/run-payloads.ts';
import { createBucketRuntime } from '../../shared/runtime/create-bucket-runtime.ts';
import { createTableStores } from '../../shared/runtime/create-table-stores.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createExtractSegment } from './extract-segment.ts';

const runtime = { ...createBucketRuntime(process.env), ...createTableStores(process.env) };
const extractSegment = createExtractSegment(runtime);

/** Workflow, a segment of the profile table -> a shuffle file, a section a slice. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => extractSegment(parseSegmentInput(payload)));
