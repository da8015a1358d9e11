import program from '../../package.json' with { type: 'json' };
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { diffRuns } from '../queries/diff.ts';
import { dropResult } from '../queries/drop-result.ts';
import { explainResult } from '../queries/explain-result.ts';
import { fileLine } from '../queries/file-line.ts';
import { preview } from '../queries/preview.ts';
import { profileResult } from '../queries/profile-result.ts';
import { profilesDigest } from '../queries/profiles-digest.ts';
import { publishedPlan } from '../queries/read-state.ts';
import { validate } from '../queries/validate.ts';
import type { StrataSystem } from '../system.ts';
import { dropRemotely } from './drop-remotely.ts';
import { fetchFiles } from './fetch-files.ts';
import type { OpenStack } from './open-stack.ts';
import { requireVersion } from './require-version.ts';
import { runRemotely } from './run-remotely.ts';
import { stackStatus } from './stack-status.ts';

/** The whole system in an account: its bucket, table, queues and workflow, asked and told by their own interfaces. */
export function openRemoteSystem(open: OpenStack): StrataSystem {
  const { runtime, stack, place } = open;
  const { objects } = runtime;
  const current = () => requireVersion(stack, program.version);
  return {
    place: `stack ${stack.name}${place.endpoint === undefined ? '' : ` at ${place.endpoint}`}`,
    interrupted: 'stopped waiting. What was put or started goes on in the account; strata status tells how it ends.',
    drop: async (file, source, onRows, onBytes) => {
      current();
      const startedAt = performance.now();
      const dropped = await dropRemotely(open, file, source, { onRows, onBytes });
      return dropResult(objects, dropped, file, (performance.now() - startedAt) / 1000);
    },
    run: async (options, onProgress) => {
      current();
      return runRemotely(open, options, onProgress);
    },
    accept: () => validate(objects),
    profile: async (id) => {
      current();
      return profileResult(runtime, id);
    },
    explain: async (id, campaign) => {
      current();
      return explainResult(runtime, id, campaign);
    },
    profilesDigest: async () => {
      current();
      return profilesDigest(runtime.profiles);
    },
    preview: async (request, onProgress) => {
      current();
      return preview(objects, request, onProgress);
    },
    statistics: async () => {
      current();
      const plan = await publishedPlan(objects);
      return plan && readJson(objects, bucketKeys.runStatistics(plan.run), (json) => json as Statistics);
    },
    status: () => stackStatus(open),
    diff: async (options, onProgress) => {
      current();
      return diffRuns(runtime, options, onProgress);
    },
    query: async (ask) => {
      current();
      return ask(runtime);
    },
    configuration: () => runtime.configurations.load('latest'),
    lineOf: (file, line) => fileLine(objects, file, line),
    locate: (key) => `s3://${stack.bucket}/${key}`,
    fetch: (key, folder) => fetchFiles(objects, key, folder ?? `./strata-${stack.name}`),
    close: async () => {
      for (const client of Object.values(open.clients)) client.destroy();
    },
  };
}
