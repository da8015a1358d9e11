import middy from '@middy/core';
import { parsePartInput } from '../../shared/contracts/run-payloads.ts';
import { createBucketRuntime } from '../../shared/runtime/create-bucket-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createConfigurationStore } from '../../shared/store/configuration-store.ts';
import { createSnapshotPart } from './snapshot-part.ts';

const runtime = createBucketRuntime(process.env);
const snapshotPart = createSnapshotPart({ ...runtime, configurations: createConfigurationStore(runtime.objects) });

/** Workflow, the customers of a part and their state -> a Parquet file of the snapshot, and counts. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => snapshotPart(parsePartInput(payload)));
