import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLocalSystem } from '../../cli/local/local-system.ts';
import { profilesDigest } from '../../cli/queries/profiles-digest.ts';
import { runDigests } from '../../cli/queries/run-digests.ts';
import type { StrataSystem } from '../../cli/system.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseLatestRun } from '../../shared/contracts/run-plan.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { refusedRows } from '../../shared/domain/drops/drop-counts.ts';
import { findLatestConfiguration } from '../../shared/store/configuration-store.ts';
import { createDynamoDbDropLedger } from '../../shared/store/dynamodb/drop-ledger.ts';
import { createDynamoDbProfileStore } from '../../shared/store/dynamodb/profile-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { createS3ObjectStore } from '../../shared/store/s3/s3-object-store.ts';
import {
  type Deployment,
  deployStrata,
  putDrop,
  putFile,
  startRun,
  timed,
  until,
  waitForDrop,
  waitForRun,
} from '../support/deploy-strata.ts';

const example = fileURLToPath(new URL('../../examples/online-retail/', import.meta.url));
const month = join(example, 'drops', '2010-12.csv.gz');
/** The second run goes on from the first: its arms are those of the first run's state. */
const instants = ['2011-01-01T00:00:00Z', '2011-01-20T00:00:00Z'];

describe('both stacks, deployed to a LocalStack-compatible endpoint', () => {
  let deployment: Deployment;
  let folder: string;
  let local: StrataSystem;
  let objects: ObjectStore;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strata-e2e-'));
    await copyConfiguration(folder);
    deployment = await deployStrata();
    objects = createS3ObjectStore(deployment.s3, deployment.bucket);
    local = await openLocalSystem(folder);
  });
  afterAll(async () => {
    await local?.close();
    await deployment?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const messagesIn = async (queueUrl: string): Promise<number> => {
    const { Attributes = {} } = await deployment.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }),
    );
    return Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible);
  };
  const deadLetters = () => Promise.all(deployment.deadLetterUrls.map(messagesIn));
  const untilQuiet = () =>
    until('the queue of drops to be empty', 60, async () =>
      (await messagesIn(deployment.dropQueueUrl)) === 0 ? true : undefined,
    );

  it('take the messages by which S3 tries its queues', async () => {
    await untilQuiet();
    expect(await deadLetters()).toEqual([0, 0]);
  });

  it('hold no function of more than 1 MiB', () => {
    const sizes = Object.entries(deployment.bundles);
    expect(sizes).toHaveLength(10);
    expect(sizes.filter(([, bytes]) => bytes > 1024 * 1024)).toEqual([]);
  });

  it('accept the configuration that is put under config/', async () => {
    const files = await configurationFiles(folder);
    const accepted = await timed('configuration', async () => {
      for (const file of files) await putFile(deployment, file, join(folder, file));
      return until('the whole configuration to be in force', 60, async () => {
        const latest = await findLatestConfiguration(objects);
        return latest?.files.length === files.length ? latest : undefined;
      });
    });
    expect(accepted.files.map(({ path }) => path)).toEqual(files);
    expect(await readJson(objects, bucketKeys.configurationProblems, (json) => json)).toMatchObject({ problems: [] });
  });

  it('apply a month of drops to the same profiles as a local folder', async () => {
    const { dynamodb: client, table } = deployment;
    const ledger = createDynamoDbDropLedger({ client, table });
    const record = await timed('drop', async () => waitForDrop(ledger, await putDrop(deployment, 'shop', month)));
    const dropped = await timed('drop, locally', () => local.drop(month, 'shop'));
    expect(record).toMatchObject({ status: 'done', drop: dropped.drop });
    const { read, applied, duplicate } = record.counts;
    expect({ read, applied, duplicate, refused: refusedRows(record.counts) }).toEqual(dropped.rows);

    const profiles = await profilesDigest(createDynamoDbProfileStore({ client, table }));
    expect(profiles.profiles).toBeGreaterThan(0);
    expect(profiles).toEqual(await local.profilesDigest());
  });

  it.each(instants)('come to the model and the audiences of a local folder as of %s', async (asOf) => {
    await timed(`run as of ${asOf}`, async () => waitForRun(deployment, await startRun(deployment, { asOf })));
    const statistics = await publishedStatistics(objects);
    const ran = await timed(`run as of ${asOf}, locally`, () => local.run({ asOf }, () => {}));

    expect(statistics.asOf).toBe(ran.asOf);
    expect(statistics.configuration).toBe((await local.statistics())?.configuration);
    expect(sizesOf(statistics)).toEqual(sizesOf(ran));
    expect(Math.max(...statistics.audiences.map(({ treatment }) => treatment))).toBeGreaterThan(0);
    expect(Math.max(...statistics.audiences.map(({ control }) => control))).toBeGreaterThan(0);
    expect(await runDigests(objects, statistics)).toEqual(ran.digests);
  });

  it('leave no message and no dead letter', async () => {
    await untilQuiet();
    expect(await deadLetters()).toEqual([0, 0]);
  });
});

/** The example's, with audiences that are handed out whatever their size: a month of customers makes small ones. */
async function copyConfiguration(folder: string): Promise<void> {
  await cp(join(example, 'config'), join(folder, 'config'), { recursive: true });
  const file = join(folder, 'config', 'strata.yaml');
  const settings = await readFile(file, 'utf8');
  const lowered = settings.replace(/^minimum_size: \d+/m, 'minimum_size: 1');
  if (lowered === settings) throw new Error(`${file} was expected to have a minimum_size above 1.`);
  await writeFile(file, lowered);
}

/** Keys of the files under `config/`, sorted. */
async function configurationFiles(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, 'config'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}

async function publishedStatistics(objects: ObjectStore): Promise<Statistics> {
  const { run } = await readJson(objects, bucketKeys.latestRun, parseLatestRun);
  return readJson(objects, bucketKeys.runStatistics(run), (json) => json as Statistics);
}

const sizesOf = ({ audiences }: { readonly audiences: readonly Sizes[] }): Sizes[] =>
  audiences.map(({ campaign, members, treatment, control, withheld }) => ({
    campaign,
    members,
    treatment,
    control,
    withheld,
  }));

interface Sizes {
  readonly campaign: string;
  readonly members: number;
  readonly treatment: number;
  readonly control: number;
  readonly withheld: string | null;
}
