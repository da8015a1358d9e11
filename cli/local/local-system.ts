import { join } from 'node:path';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { isAlive } from '../../shared/runtime/executions.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { chooseResumable } from '../queries/choose-resumable.ts';
import { diffRuns } from '../queries/diff.ts';
import { dropResult } from '../queries/drop-result.ts';
import { explainResult } from '../queries/explain-result.ts';
import { fileLine } from '../queries/file-line.ts';
import { preview } from '../queries/preview.ts';
import { profileResult } from '../queries/profile-result.ts';
import { profilesDigest } from '../queries/profiles-digest.ts';
import { publishedPlan } from '../queries/read-state.ts';
import { statusResult } from '../queries/status-result.ts';
import { shownPath } from '../shown-path.ts';
import type { StrataSystem } from '../system.ts';
import { acceptLocal } from './configuration-files.ts';
import { drainQueue } from './drain-queue.ts';
import { dropFile } from './drop-file.ts';
import { openFolder } from './open-folder.ts';
import { runLocally } from './run-locally.ts';

/**
 * The whole system over a folder and its embedded DynamoDB, in this process.
 *
 * @param warn hears, once, of configuration that was refused
 */
export async function openLocalSystem(path: string, warn: (text: string) => void = () => {}): Promise<StrataSystem> {
  const open = await openFolder(path);
  const { objects, profiles } = open.runtime;
  let warned = false;

  /** On one machine a command accepts what changed before it goes on with what is in force. */
  async function requireConfiguration(): Promise<void> {
    const { problems } = await acceptLocal(open);
    if (!warned) for (const { file, line, column, message } of problems) warn(`${file}:${line}:${column}  ${message}`);
    await open.runtime.configurations.load('latest');
    if (problems.length > 0 && !warned) warn('The last good configuration stays in force; strata validate says more.');
    warned = true;
  }

  return {
    place: shownPath(open.folder),
    interrupted: 'stopped. What was applied stays; the same command goes on from there.',
    drop: async (file, source, onRows) => {
      await requireConfiguration();
      const startedAt = performance.now();
      const dropped = await dropFile(open, file, source, onRows);
      return dropResult(objects, dropped, file, (performance.now() - startedAt) / 1000);
    },
    run: async (options, onProgress) => {
      await requireConfiguration();
      await drainQueue(open.queue);
      const { asOf, parts, resume } = options;
      if (resume === undefined) return runLocally(open, { asOf, parts }, onProgress);
      return runLocally(open, { resume: await chooseResumable(open.runtime.runs, resume.run, isAlive) }, onProgress);
    },
    accept: () => acceptLocal(open),
    profile: (id) => profileResult(open.runtime, id),
    explain: (id, campaign) => explainResult(open.runtime, id, campaign),
    profilesDigest: () => profilesDigest(profiles),
    preview: (request, onProgress) => preview(objects, request, onProgress),
    statistics: async () => {
      const plan = await publishedPlan(objects);
      return plan && readJson(objects, bucketKeys.runStatistics(plan.run), (json) => json as Statistics);
    },
    status: async () =>
      statusResult(open.runtime, {
        deadLetters: await open.queue.deadLetters(),
        profiles: await open.runtime.profiles.count(),
      }),
    diff: (options, onProgress) => diffRuns(open.runtime, options, onProgress),
    query: (ask) => ask(open.runtime),
    configuration: () => open.runtime.configurations.load('latest'),
    lineOf: (file, line) => fileLine(objects, file, line),
    locate: (key) => shownPath(join(open.folder, key)),
    fetch: async (key) => shownPath(join(open.folder, key)),
    close: open.close,
  };
}
