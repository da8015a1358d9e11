import middy from '@middy/core';
import { parseCampaignInput } from '../../shared/contracts/run-payloads.ts';
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { createPublishAudience } from './publish-audience.ts';

const runtime = createRuntime(process.env);
const publishAudience = createPublishAudience(runtime);

/** Workflow, the audience rows of all parts -> the files of a campaign. */
export const handler = middy<unknown>()
  .use(observe(runtime))
  .handler((payload) => publishAudience(parseCampaignInput(payload)));
