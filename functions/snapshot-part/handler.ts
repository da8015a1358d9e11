import middy from '@middy/core';
import { parsePartInput } from '../../shared/contracts/run-payloads.ts';
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createSnapshotPart } from './snapshot-part.ts';

const runtime = createRuntime(process.env);
const snapshotPart = createSnapshotPart(runtime);

/** Workflow, the customers of a part and their state -> a Parquet file of the snapshot, and counts. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => snapshotPart(parsePartInput(payload)));
