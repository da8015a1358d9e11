import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { openLocalSystem } from '../../cli/local/local-system.ts';
import { profilesDigest } from '../../cli/queries/profiles-digest.ts';
import { type RunDigests, runDigests } from '../../cli/queries/run-digests.ts';
import type { DigestResult, DropResult, RunResult } from '../../cli/results.ts';
import type { StrataSystem } from '../../cli/system.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { type LatestRun, parseLatestRun } from '../../shared/contracts/run-plan.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { findLatestConfiguration } from '../../shared/store/configuration-store.ts';
import type { DropLedger, DropRecord } from '../../shared/store/drop-ledger.ts';
import { createDynamoDbDropLedger } from '../../shared/store/dynamodb/drop-ledger.ts';
import { createDynamoDbProfileStore } from '../../shared/store/dynamodb/profile-store.ts';
import { createDynamoDbSegmentStore } from '../../shared/store/dynamodb/segment-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import type { ProfileStore } from '../../shared/store/profile-store.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { createS3ObjectStore } from '../../shared/store/s3/s3-object-store.ts';
import type { SegmentStore } from '../../shared/store/segment-store.ts';
import { type Deployment, putDrop, putFile, startRun, until, waitForDrop, waitForRun } from './deploy-strata.ts';

const example = fileURLToPath(new URL('../../examples/online-retail/', import.meta.url));
const fixture = fileURLToPath(new URL('../fixtures/end-to-end/', import.meta.url));

/** A month of a shop's orders, some of its customers' data, and mails they were sent: source and file. */
export const fixtureDrops = [
  ['shop', join(example, 'drops', '2010-12.csv.gz')],
  ['crm', join(fixture, 'drops', 'crm.csv')],
  ['web', join(fixture, 'drops', 'mails.csv')],
] as const;

const fewRows = 6_000;

/** The same with the first two days or so of the month alone, written into the folder: where it is not data that is tested. */
export async function shortDrops(folder: string): Promise<readonly (readonly [source: string, file: string])[]> {
  const [[source, month], ...rest] = fixtureDrops;
  const lines = gunzipSync(await readFile(month))
    .toString('utf8')
    .split('\n');
  const file = join(folder, 'first-days.csv');
  await writeFile(file, `${lines.slice(0, fewRows).join('\n')}\n`);
  return [[source, file], ...rest];
}

/** A deployment and a local folder that are given the same. */
export interface SideBySide {
  readonly deployment: Deployment;
  /** The local one. */
  readonly folder: string;
  readonly local: StrataSystem;
  readonly objects: ObjectStore;
  readonly ledger: DropLedger;
  readonly profiles: ProfileStore;
  readonly segments: SegmentStore;
  /** Puts what the folder has under `config/` and `requests/`, and waits until all of the configuration is in force. */
  configure(): Promise<string[]>;
  drop(source: string, file: string): Promise<{ readonly deployed: DropRecord; readonly local: DropResult }>;
  run(asOf: string): Promise<{ readonly deployed: PublishedRun; readonly local: RunResult }>;
  profileDigests(): Promise<{ readonly deployed: DigestResult; readonly local: DigestResult }>;
  published(): Promise<PublishedRun>;
  close(): Promise<void>;
}

export interface PublishedRun {
  readonly latest: LatestRun;
  readonly statistics: Statistics;
  readonly digests: RunDigests;
}

/** The folder begins with the configuration of the fixture, and no data; the deployment as it is. */
export async function openSideBySide(deployment: Deployment): Promise<SideBySide> {
  const { dynamodb: client, table } = deployment;
  const folder = await mkdtemp(join(tmpdir(), 'strata-e2e-'));
  await cp(join(example, 'config', 'catalog'), join(folder, 'config', 'catalog'), { recursive: true });
  for (const part of ['config', 'requests']) await cp(join(fixture, part), join(folder, part), { recursive: true });

  const objects = createS3ObjectStore(deployment.s3, deployment.bucket);
  const ledger = createDynamoDbDropLedger({ client, table });
  const profiles = createDynamoDbProfileStore({ client, table });
  const local = await openLocalSystem(folder);

  async function configure(): Promise<string[]> {
    for (const file of await filesUnder(folder, 'requests')) await putFile(deployment, file, join(folder, file));
    const files = await filesUnder(folder, 'config');
    for (const file of files) await putFile(deployment, file, join(folder, file));
    await until('the whole configuration to be in force', 120, async () => {
      const latest = await findLatestConfiguration(objects);
      return latest?.files.length === files.length ? latest : undefined;
    });
    return files;
  }

  async function published(): Promise<PublishedRun> {
    const latest = await readJson(objects, bucketKeys.latestRun, parseLatestRun);
    const statistics = await readJson(objects, bucketKeys.runStatistics(latest.run), (json) => json as Statistics);
    return { latest, statistics, digests: await runDigests(objects, statistics) };
  }

  return {
    deployment,
    folder,
    local,
    objects,
    ledger,
    profiles,
    segments: createDynamoDbSegmentStore({ client, table }),
    configure,
    published,
    drop: async (source, file) => {
      const deployed = await waitForDrop(ledger, await putDrop(deployment, source, file));
      return { deployed, local: await local.drop(file, source) };
    },
    run: async (asOf) => {
      await waitForRun(deployment, await startRun(deployment, { asOf }));
      return { deployed: await published(), local: await local.run({ asOf }, () => {}) };
    },
    profileDigests: async () => ({ deployed: await profilesDigest(profiles), local: await local.profilesDigest() }),
    close: async () => {
      await local.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Keys of the files under a folder, sorted. */
async function filesUnder(folder: string, prefix: string): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}
