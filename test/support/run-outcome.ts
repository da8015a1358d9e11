import { cp, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { runDigests } from '../../cli/queries/run-digests.ts';
import { type AudienceManifest, parseAudienceManifest } from '../../shared/contracts/audience-manifest.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readBytes, readJson } from '../../shared/store/read-json.ts';
import { type RunDependencies, runSteps } from './run-steps.ts';
import type { World } from './world.ts';

/** The same table with a copy of the bucket as it is now: runs over one branch leave the others as they are. */
export async function branchOf(world: World): Promise<World> {
  const folder = await mkdtemp(join(world.folder, '..', 'strata-branch-'));
  await cp(world.folder, folder, { recursive: true });
  return { ...world, folder, objects: createFolderObjectStore(folder) };
}

export async function runOn(parts: RunDependencies, asOf: string, partCount?: number): Promise<Statistics> {
  let run = '';
  for await (const step of runSteps(parts, { asOf, parts: partCount })) run = step.run;
  return readJson(parts.objects, bucketKeys.runStatistics(run), (json) => json as Statistics);
}

/** Files, model and every number of a run, without what names the run or says how the work was cut. */
export async function outcomeOf(objects: ObjectStore, statistics: Statistics) {
  const { run, previousRun } = statistics;
  const text = JSON.stringify({ ...statistics, parts: 0 }).replaceAll(run, 'RUN');
  return {
    digests: await runDigests(objects, statistics),
    statistics: JSON.parse(previousRun === null ? text : text.replaceAll(previousRun, 'PREVIOUS')),
  };
}

export const readManifest = (objects: ObjectStore, campaign: string, run: string): Promise<AudienceManifest> =>
  readJson(objects, bucketKeys.manifest(campaign, run), parseAudienceManifest);

/** Rows of one file of an audience: cells of each, the header left out. No cell of the example has a comma. */
export async function audienceRows(
  objects: ObjectStore,
  { campaign, run }: Pick<AudienceManifest, 'campaign' | 'run'>,
  name: 'members' | 'control' | 'entered' | 'exited',
): Promise<string[][]> {
  const bytes = await readBytes(objects, `${bucketKeys.audience(campaign, run)}${name}.csv.gz`);
  const lines = gunzipSync(bytes).toString('utf8').trimEnd().split(/\r?\n/);
  return lines.slice(1).map((line) => line.split(','));
}

/** Arm by customer, of everyone in the audience. */
export async function armsOf(objects: ObjectStore, campaign: string, run: string): Promise<Map<string, string>> {
  const rows = [
    ...(await audienceRows(objects, { campaign, run }, 'members')),
    ...(await audienceRows(objects, { campaign, run }, 'control')),
  ];
  return new Map(rows.map(([user = '', arm = '']) => [user, arm]));
}
