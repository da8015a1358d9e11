import middy from '@middy/core';
import { parseDayInput } from '../../shared/contracts/run-payloads.ts';
import { createBucketRuntime } from '../../shared/runtime/create-bucket-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createConfigurationStore } from '../../shared/store/configuration-store.ts';
import { createDigestDay } from './digest-day.ts';

const runtime = createBucketRuntime(process.env);
const digestDay = createDigestDay({ ...runtime, configurations: createConfigurationStore(runtime.objects) });

/** Workflow, a day of the lake -> its digest. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => digestDay(parseDayInput(payload)));
