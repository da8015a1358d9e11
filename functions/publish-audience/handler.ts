import middy from '@middy/core';
import { parseCampaignInput } from '../../shared/contracts/run-payloads.ts';
import { createBucketRuntime } from '../../shared/runtime/create-bucket-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createConfigurationStore } from '../../shared/store/configuration-store.ts';
import { createPublishAudience } from './publish-audience.ts';

const runtime = createBucketRuntime(process.env);
const publishAudience = createPublishAudience({
  ...runtime,
  configurations: createConfigurationStore(runtime.objects),
});

/** Workflow, the audience rows of all parts -> the files of a campaign. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => publishAudience(parseCampaignInput(payload)));
