import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLocalSystem } from '../../cli/local/local-system.ts';
import { modelsResult } from '../../cli/queries/models-result.ts';
import { recommendResult } from '../../cli/queries/recommend-result.ts';
import { rulesResult } from '../../cli/queries/rules-result.ts';
import { segmentsResult } from '../../cli/queries/segments-result.ts';
import { similarResult } from '../../cli/queries/similar-result.ts';
import { tagsResult } from '../../cli/queries/tags-result.ts';
import { dropRemotely } from '../../cli/remote/drop-remotely.ts';
import type { OpenStack } from '../../cli/remote/open-stack.ts';
import { openRemoteSystem } from '../../cli/remote/remote-system.ts';
import type { StrataSystem } from '../../cli/system.ts';
import { createIngestDrop } from '../../functions/ingest-drop/ingest-drop.ts';
import program from '../../package.json' with { type: 'json' };
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { embeddedClient } from '../../shared/store/dynamodb/embedded-client.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';
import { readBytes } from '../../shared/store/read-json.ts';
import { csvOf, retailInvoices } from '../support/retail-rows.ts';
import { startS3Double } from '../support/s3-double.ts';

const example = new URL('../../examples/online-retail/config', import.meta.url);
const bucket = 'data';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const region = 'eu-west-1';
const stack: OpenStack['stack'] = {
  name: 'shop',
  version: program.version,
  states: { 'shop-state': 'CREATE_COMPLETE', 'shop-jobs': 'CREATE_COMPLETE' },
  bucket,
  table: 'strata-profiles',
  workflowArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:shop',
  dropQueueUrl: 'https://sqs/drops',
  deadLetters: { drops: 'https://sqs/dead', configuration: 'https://sqs/configuration-dead' },
};

let folder: string;
let local: StrataSystem;
let remote: StrataSystem;
let open: OpenStack;
let double: Awaited<ReturnType<typeof startS3Double>>;
let customer: string;
const sfn = new SFNClient({ region, credentials });
const mocks = {
  sfn: mockClient(sfn),
  sqs: mockClient(SQSClient),
  cloudformation: mockClient(CloudFormationClient),
};

/** A folder with two runs, and a stack whose bucket holds the same objects and whose table is the folder's. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-remote-'));
  await cp(example, join(folder, 'config'), { recursive: true });
  const settings = join(folder, 'config', 'strata.yaml');
  await writeFile(settings, (await readFile(settings, 'utf8')).replace(/^minimum_size: \d+/m, 'minimum_size: 1'));
  await writeFile(join(folder, 'year.csv'), csvOf(retailInvoices({ customers: 60 })));
  local = await openLocalSystem(folder);
  await local.drop(join(folder, 'year.csv'), 'shop');
  for (const asOf of ['2011-09-01', '2011-12-01']) await local.run({ asOf, parts: 2 }, () => {});

  const buyers = await local.preview({ rule: 'tag("consumption.orders") >= 2' }, () => {});
  customer = 'preview' in buyers ? (buyers.preview.sample[0] ?? '') : '';

  double = await startS3Double();
  const clients = {
    s3: new S3Client({ endpoint: double.endpoint, region, forcePathStyle: true, credentials }),
    dynamodb: embeddedClient(process.env.STRATA_DYNAMODB_ENDPOINT ?? ''),
    sfn,
    sqs: new SQSClient({ region, credentials }),
    cloudformation: new CloudFormationClient({ region, credentials }),
  };
  const runtime = createRuntime({ STRATA_BUCKET: bucket, STRATA_TABLE: stack.table }, clients);
  open = {
    place: { stack: 'shop' },
    stack,
    runtime,
    clients,
    settings: { maxAttempts: 1, requestHandler: { connectionTimeout: 1, requestTimeout: 1 } },
  };
  const files = createFolderObjectStore(folder);
  for await (const { key } of files.list(''))
    if (!key.startsWith('.')) await runtime.objects.write(key, await readBytes(files, key));
  remote = openRemoteSystem(open);
}, 120_000);

afterAll(async () => {
  await remote.close();
  await local.close();
  await double.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

beforeEach(() => {
  for (const mock of Object.values(mocks)) mock.reset();
  mocks.sqs.on(GetQueueAttributesCommand).callsFake(({ QueueUrl }: { QueueUrl: string }) => ({
    Attributes: {
      ApproximateNumberOfMessages: QueueUrl === stack.dropQueueUrl ? '3' : '0',
      ApproximateNumberOfMessagesNotVisible: QueueUrl === stack.dropQueueUrl ? '2' : '0',
    },
  }));
  mocks.cloudformation.on(ListStackResourcesCommand).resolves({ StackResourceSummaries: [] });
  mocks.sfn.on(ListExecutionsCommand).resolves({ executions: [] });
  mocks.sfn.on(ListMapRunsCommand).resolves({ mapRuns: [] });
});

const timeless = <T extends { readonly seconds?: number }>({ seconds, ...rest }: T) => rest;

describe('a stack and a folder with the same in them', () => {
  it('tell the same of a customer, and why they are in or out', async () => {
    const expected = await local.profile(customer);
    expect(expected?.activity.orders).toBeGreaterThan(0);
    expect(await remote.profile(customer)).toEqual(expected);
    expect(await remote.explain(customer, 'winback-vip')).toEqual(await local.explain(customer, 'winback-vip'));
    expect(await remote.profile('nobody')).toBeUndefined();
  });

  it('answer questions of the published run alike', async () => {
    const ask = (system: StrataSystem) =>
      system.query(async (runtime) => [
        await tagsResult(runtime, undefined),
        await segmentsResult(runtime, undefined),
        await modelsResult(runtime, undefined),
        await recommendResult(runtime, customer, { count: 5, again: false }),
        await similarResult(runtime, { seeds: { id: customer }, count: 5, method: 'cosine' }),
        await rulesResult(runtime, { minSupport: 0.01, minConfidence: 0.1, max: 10 }),
      ]);
    const answers = await ask(local);
    expect(answers.every((answer) => answer !== undefined)).toBe(true);
    expect(await ask(remote)).toEqual(answers);
  });

  it('tell the same of the published run, its profiles and its configuration', async () => {
    const statistics = await local.statistics();
    expect(statistics?.customers.profiles).toBeGreaterThan(20);
    expect(await remote.statistics()).toEqual(statistics);
    expect(await remote.profilesDigest()).toEqual(await local.profilesDigest());
    expect((await remote.configuration()).version).toBe((await local.configuration()).version);
    expect(await remote.lineOf('config/strata.yaml', 2)).toBe(await local.lineOf('config/strata.yaml', 2));
    expect(await remote.accept()).toEqual(await local.accept());
  });

  it('preview the same and compare runs alike', async () => {
    const request = { rule: 'tag("consumption.orders") >= 2' };
    const [here, there] = [await local.preview(request, () => {}), await remote.preview(request, () => {})];
    if ('invalid' in here || 'invalid' in there) throw new Error('a preview was expected');
    expect(here.preview.members).toBeGreaterThan(0);
    expect(timeless(there.preview)).toEqual(timeless(here.preview));

    const options = { before: 'previous', after: 'latest', movers: { scheme: 'tier', limit: 5 } } as const;
    const difference = await local.diff(options, () => {});
    expect(difference.movers?.customers).toBeGreaterThan(0);
    expect(await remote.diff(options, () => {})).toEqual(difference);
  });

  it('tell of the same drops and runs, and the stack of its queues besides', async () => {
    const { drops, runs, configuration } = await local.status();
    const status = await remote.status();
    expect(status).toMatchObject({ drops, runs, configuration, deadLetters: 0 });
    expect(status.stack).toEqual({
      name: 'shop',
      version: program.version,
      queue: { waiting: 3, inFlight: 2 },
      deadLetters: { drops: 0, configuration: 0 },
      alarms: { total: 0, on: [] },
      schedule: null,
      lastExecution: null,
    });
  });
});

describe('files of a stack', () => {
  it('are brought under their keys, for their owner alone, and are as they were', async () => {
    const run = (await remote.statistics())?.run ?? '';
    const to = join(folder, 'brought');
    const path = await remote.fetch(bucketKeys.audience('winback-vip', run), to);
    expect(path).toBe(`${join(to, bucketKeys.audience('winback-vip', run))}`);
    const members = join(path, 'members.csv.gz');
    expect(await readFile(members)).toEqual(
      await readFile(join(folder, bucketKeys.audience('winback-vip', run), 'members.csv.gz')),
    );
    expect((await stat(members)).mode & 0o777).toBe(0o600);
    expect(remote.locate(bucketKeys.report(run))).toBe(`s3://data/reports/run=${run}/index.html`);
  });

  it('are not brought from outside the folder they go to', async () => {
    await open.runtime.objects.write('reports/run=x/../../../escaped', Buffer.from('x'));
    await expect(remote.fetch('reports/run=x/', join(folder, 'inside'))).rejects.toThrow(/outside/);
  });
});

describe('a drop into a stack', () => {
  it('of content that was applied is told without an upload', async () => {
    const result = await remote.drop(join(folder, 'year.csv'), 'shop');
    expect(result).toMatchObject({ status: 'duplicate', rows: { applied: 0 } });
    expect(result.rows.duplicate).toBe(result.rows.read);
  });

  it('is uploaded, and waited for until the ledger has it', async () => {
    const file = join(folder, 'new.csv');
    await writeFile(file, csvOf(retailInvoices({ seed: 11, customers: 5 })));
    const sent: number[] = [];
    const dropping = remote.drop(file, 'shop', undefined, (bytes) => sent.push(bytes));
    const ingest = createIngestDrop({ ...open.runtime, queue: { send: async () => {} } });
    let key: string | undefined;
    while (key === undefined) {
      await new Promise((wake) => setTimeout(wake, 50));
      for await (const object of open.runtime.objects.list('drops/shop/'))
        if (object.key.endsWith('-new.csv')) key = object.key;
    }
    await ingest({ task: 'ingest', key, versionId: undefined }, Number.POSITIVE_INFINITY);
    const result = await dropping;
    expect(key).toBe(bucketKeys.drop('shop', result.drop, 'new.csv'));
    expect(result).toMatchObject({ status: 'applied', source: 'shop' });
    expect(result.rows.applied).toBeGreaterThan(0);
    expect(sent.at(-1)).toBe((await stat(file)).size);
  });

  it('of which nothing becomes says after a while what waits, and where to look', async () => {
    const file = join(folder, 'stuck.csv');
    await writeFile(file, csvOf(retailInvoices({ seed: 12, customers: 3 })));
    await expect(dropRemotely(open, file, 'shop', {}, { patienceMs: 30, firstMs: 10 })).rejects.toMatchObject({
      name: 'DropTimeoutError',
      message: expect.stringMatching(/3 messages wait in the queue, 2 are worked on, 0 are among the dead letters/),
      hint: expect.stringContaining('docs/runbook.md'),
    });
  });

  it('of a source that is not configured there is refused before anything is uploaded', async () => {
    await expect(remote.drop(join(folder, 'year.csv'), 'shpo')).rejects.toMatchObject({
      name: 'UnknownSourceError',
      exitCode: 2,
      message: expect.stringContaining('did you mean "shop"?'),
    });
  });
});

describe('a run of a stack', () => {
  const ends = (status: string, more: object = {}) =>
    mocks.sfn.on(DescribeExecutionCommand).resolves({ status: status as 'SUCCEEDED', ...more });
  const executionArn = `${stack.workflowArn}:x`;

  it('starts the workflow with what was asked for, and tells what came of it', async () => {
    const statistics = await remote.statistics();
    const plan = {
      run: statistics?.run,
      segments: [],
      days: [],
      features: [],
      scores: [],
      campaigns: [],
      snapshots: [],
      parts: [],
    };
    mocks.sfn.on(StartExecutionCommand).resolves({ executionArn, startDate: new Date(0) });
    mocks.sfn.on(GetExecutionHistoryCommand).resolves({
      events: [
        {
          id: 1,
          timestamp: new Date(0),
          type: 'TaskStateExited',
          stateExitedEventDetails: { name: 'Plan', output: JSON.stringify({ plan }) },
        },
      ],
    });
    ends('SUCCEEDED');
    const result = await remote.run({ asOf: '2011-12-01', parts: 2 }, () => {});
    expect(result).toMatchObject({ run: statistics?.run, asOf: statistics?.asOf, parts: 2 });
    const [call] = mocks.sfn.commandCalls(StartExecutionCommand);
    expect(call?.args[0].input).toEqual({
      stateMachineArn: stack.workflowArn,
      input: JSON.stringify({ asOf: '2011-12-01', parts: 2 }),
    });
  });

  it('is not started while another goes on', async () => {
    const { runs } = open.runtime;
    const record = {
      run: 'going-on',
      asOf: '',
      status: 'running',
      holder: 'arn:other',
      startedAt: Date.now(),
    } as const;
    await runs.begin(record, async () => false);
    ends('RUNNING');
    await expect(remote.run({}, () => {})).rejects.toMatchObject({ name: 'RunInProgressError', run: 'going-on' });
    await expect(remote.run({ resume: {} }, () => {})).rejects.toMatchObject({ name: 'RunInProgressError' });
    expect(mocks.sfn.commandCalls(StartExecutionCommand)).toEqual([]);
    await runs.end('going-on', { status: 'failed', finishedAt: Date.now(), failure: 'Test' });
  });

  it('that another was faster than says so', async () => {
    mocks.sfn.on(StartExecutionCommand).resolves({ executionArn, startDate: new Date(0) });
    mocks.sfn.on(GetExecutionHistoryCommand).resolves({ events: [] });
    ends('FAILED', { error: 'RunInProgressError', cause: '{"errorMessage":"Run r0 is still going on"}' });
    await expect(remote.run({}, () => {})).rejects.toMatchObject({ name: 'RunInProgressError' });
  });

  it('that fails tells where, why, and how to go on', async () => {
    mocks.sfn.on(StartExecutionCommand).resolves({ executionArn, startDate: new Date(0) });
    mocks.sfn.on(GetExecutionHistoryCommand).resolves({ events: [] });
    ends('FAILED', { error: 'SuppressionFileError', cause: '{"errorMessage":"requests/suppression/a.csv:2:1"}' });
    await expect(remote.run({}, () => {})).rejects.toMatchObject({
      name: 'RunFailedError',
      exitCode: 1,
      message: expect.stringContaining('failed in Plan: SuppressionFileError, requests/suppression/a.csv:2:1.'),
      hint: expect.stringContaining(executionArn),
    });
  });

  it('that is resumed is named to the workflow, and nothing else is', async () => {
    const failed = { run: 'half-way', asOf: '', status: 'running', holder: 'arn:gone', startedAt: Date.now() } as const;
    await open.runtime.runs.begin(failed, async () => false);
    await open.runtime.runs.end('half-way', { status: 'failed', finishedAt: Date.now(), failure: 'Test' });
    mocks.sfn.on(StartExecutionCommand).resolves({ executionArn, startDate: new Date(0) });
    mocks.sfn.on(GetExecutionHistoryCommand).resolves({ events: [] });
    const message = 'Run half-way cannot be resumed: no plan of it is there. Start a new run.';
    ends('FAILED', { error: 'ResumeRefusedError', cause: JSON.stringify({ errorMessage: message }) });
    await expect(remote.run({ resume: {} }, () => {})).rejects.toMatchObject({ name: 'ResumeRefusedError', message });
    expect(mocks.sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input.input).toBe('{"resume":"half-way"}');
  });
});

describe('a stack of another version', () => {
  it('still tells its status, and does nothing else', async () => {
    const old = openRemoteSystem({ ...open, stack: { ...stack, version: '0.0.1' } });
    expect((await old.status()).stack?.version).toBe('0.0.1');
    for (const work of [
      () => old.run({}, () => {}),
      () => old.profile('x'),
      () => old.statistics(),
      () => old.query(async () => {}),
    ])
      await expect(work()).rejects.toMatchObject({ name: 'StackVersionError', exitCode: 2 });
  });
});
