import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { findJson } from '../../shared/store/read-json.ts';
import type { Releases } from '../../shared/store/releases.ts';
import type { RunRecord, RunRecords } from '../../shared/store/run-records.ts';

/** Folders of a run that its own states alone read, and `strata explain` of the published run. */
export const workingFolders = [
  'extract/',
  'links/',
  'routed/',
  'profiles/',
  'learning/',
  'seeds/',
  'audiences/',
  'exited/',
  'snapshot/',
] as const;

/** Far more runs than fail between two that are published. */
const mostRecent = 50;

/**
 * Releases what nobody needs of the runs that lie further back than the previous one: their working files, and their audience files,
 * whose manifests stay. State, model, features and statistics stay too: later runs and comparisons read them.
 */
export async function releaseRunFiles(
  {
    objects,
    runs,
    releases,
  }: { readonly objects: ObjectStore; readonly runs: RunRecords; readonly releases: Releases },
  plan: Pick<RunPlan, 'previousRun'>,
): Promise<void> {
  for (const run of supersededRuns(await runs.recent(mostRecent), plan.previousRun)) {
    const { campaigns = [] } = (await findJson(objects, bucketKeys.plan(run), parseRunPlan)) ?? {};
    const keys: string[] = [];
    for (const folder of workingFolders)
      for await (const { key } of objects.list(bucketKeys.run(run) + folder)) keys.push(key);
    for (const campaign of campaigns)
      for await (const { key } of objects.list(bucketKeys.audience(campaign, run)))
        if (key.endsWith('.csv.gz')) keys.push(key);
    await releases.release(keys);
  }
}

/**
 * The run that was published before the previous one, and those that failed in between: each run is in this list once, when the second
 * run after it is published.
 *
 * @param recent newest first
 */
export function supersededRuns(
  recent: readonly Pick<RunRecord, 'run' | 'status'>[],
  previousRun: string | null,
): string[] {
  const at = recent.findIndex(({ run }) => run === previousRun);
  if (at < 0) return [];
  const before = recent.slice(at + 1).filter(({ status }) => status !== 'running');
  const published = before.findIndex(({ status }) => status === 'done');
  return before.slice(0, published < 0 ? before.length : published + 1).map(({ run }) => run);
}
