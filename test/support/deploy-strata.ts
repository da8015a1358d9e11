import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DropLedger, DropRecord } from '../../shared/store/drop-ledger.ts';
import { endpointEnvironment, ministackLog, startEndpoint } from './ministack.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(project, '.cache');
const assembly = join(cache, 'cdk.out');

/** A deployed pair of stacks at a LocalStack-compatible endpoint, and clients that talk to it. */
export interface Deployment {
  readonly endpoint: string;
  /** For child processes that should talk to the endpoint too. */
  readonly environment: NodeJS.ProcessEnv;
  readonly bucket: string;
  readonly table: string;
  readonly workflowArn: string;
  readonly dropQueueUrl: string;
  readonly deadLetterUrls: readonly string[];
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  readonly sfn: SFNClient;
  readonly sqs: SQSClient;
  /** Bytes of each function's code, minified, without its source map. */
  readonly bundles: Readonly<Record<string, number>>;
  /** Ends the endpoint, unless it was given. */
  stop(): Promise<void>;
}

/** Starts the endpoint, bootstraps it and deploys both stacks without the nightly schedule. Prints how long each step took. */
export async function deployStrata(name = 'strata'): Promise<Deployment> {
  await mkdir(cache, { recursive: true });
  const server = await timed('endpoint', startEndpoint);
  try {
    const environment = endpointEnvironment(server.url);
    const outputsFile = join(cache, 'outputs.json');
    const context = ['--context', `name=${name}`, '--context', 'schedule=off'];
    await timed('synth', () => cdk(environment, ['synth', '--quiet', '--output', assembly, ...context]));
    await timed('bootstrap', () => cdk(environment, ['bootstrap', '--app', assembly]));
    const deploy = ['deploy', '--all', '--app', assembly, '--require-approval', 'never', '--outputs-file', outputsFile];
    await timed('deploy', () => cdk(environment, deploy));

    const outputs = JSON.parse(await readFile(outputsFile, 'utf8')) as Record<string, Record<string, string>>;
    const output = { ...outputs[`${name}-state`], ...outputs[`${name}-jobs`] };
    const bundles = await bundleSizes(`${name}-jobs`);
    for (const [bundle, bytes] of Object.entries(bundles)) report(`${bundle}: ${Math.ceil(bytes / 1024)} KiB`);
    return {
      endpoint: server.url,
      environment,
      bucket: outputOf(output, 'BucketName'),
      table: outputOf(output, 'TableName'),
      workflowArn: outputOf(output, 'WorkflowArn'),
      dropQueueUrl: outputOf(output, 'DropQueueUrl'),
      deadLetterUrls: [outputOf(output, 'DropDeadLettersUrl'), outputOf(output, 'ConfigurationDeadLettersUrl')],
      ...clients(server.url, environment),
      bundles,
      stop: server.stop,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Puts a file under `drops/<source>/`, as an engineer's feed does, and gives back its key. */
export async function putDrop({ s3, bucket }: Deployment, source: string, file: string): Promise<string> {
  const key = `drops/${source}/${basename(file)}`;
  await putFile({ s3, bucket }, key, file);
  return key;
}

export async function putFile({ s3, bucket }: Pick<Deployment, 's3' | 'bucket'>, key: string, file: string) {
  const { size } = await stat(file);
  const body = createReadStream(file);
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentLength: size }));
}

/** Waits until the drop that was put under this key is done or refused. */
export async function waitForDrop(ledger: DropLedger, key: string, seconds = 300): Promise<DropRecord> {
  return until(`drop ${key} to be done`, seconds, async () => {
    const record = (await ledger.recent(100)).find((drop) => drop.key === key);
    return record === undefined || record.status === 'open' ? undefined : record;
  });
}

/** Starts the workflow and gives back the execution's ARN. */
export async function startRun(
  { sfn, workflowArn }: Deployment,
  input: { readonly asOf?: string; readonly parts?: number } = {},
) {
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn: workflowArn, input: JSON.stringify(input) }),
  );
  return executionArn ?? '';
}

/** Waits until the execution has succeeded. Rejects with the errors of its children and its own when it failed. */
export async function waitForRun({ sfn }: Deployment, executionArn: string, seconds = 300): Promise<void> {
  const { status, error, cause } = await until(`execution ${executionArn} to end`, seconds, async () => {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return execution.status === 'RUNNING' ? undefined : execution;
  });
  if (status === 'SUCCEEDED') return;
  const failures = [...(await failedChildren(sfn, executionArn)), `${error}: ${cause}`];
  throw new Error(`The execution ended as ${status}.\n${failures.join('\n')}`);
}

/** Error and cause of each child of a Map that failed. */
async function failedChildren(sfn: SFNClient, executionArn: string): Promise<string[]> {
  const failures: string[] = [];
  const { mapRuns = [] } = await sfn.send(new ListMapRunsCommand({ executionArn }));
  for (const { mapRunArn } of mapRuns) {
    const { executions = [] } = await sfn.send(new ListExecutionsCommand({ mapRunArn, statusFilter: 'FAILED' }));
    for (const child of executions) {
      const { input, error, cause } = await sfn.send(
        new DescribeExecutionCommand({ executionArn: child.executionArn }),
      );
      failures.push(`${input} ${error}: ${cause}`);
    }
  }
  return failures;
}

/** Asks every 200 ms until there is an answer. */
export async function until<T>(what: string, seconds: number, ask: () => Promise<T | undefined>): Promise<T> {
  const giveUpAt = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > giveUpAt)
      throw new Error(`Waited ${seconds} s for ${what}. Log of the functions: ${ministackLog}`);
    await sleep(200);
  }
}

/** Runs a step and prints how long it took. */
export async function timed<T>(step: string, run: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await run();
  report(`${step}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return result;
}

const report = (line: string): void => console.log(`e2e ${line}`);

async function cdk(environment: NodeJS.ProcessEnv, args: readonly string[]): Promise<void> {
  const child = spawn('cdk', [...args, '--progress', 'events'], { cwd: project, env: environment, stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`cdk ${args[0]} ended with ${code}:\n${output}`);
}

function clients(endpoint: string, environment: NodeJS.ProcessEnv) {
  const settings = {
    endpoint,
    region: environment.AWS_REGION ?? '',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  };
  return {
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    dynamodb: new DynamoDBClient(settings),
    sfn: new SFNClient(settings),
    sqs: new SQSClient(settings),
  };
}

function outputOf(output: Readonly<Record<string, string>>, name: string): string {
  const value = output[name];
  if (value === undefined) throw new Error(`The stacks have no output ${name}; they have: ${Object.keys(output)}`);
  return value;
}

/** By function: the template says which asset is whose. */
async function bundleSizes(stack: string): Promise<Record<string, number>> {
  const template = JSON.parse(await readFile(join(assembly, `${stack}.template.json`), 'utf8')) as {
    Resources: Record<
      string,
      { Type: string; Properties: { Description?: string }; Metadata?: Record<string, string> }
    >;
  };
  const sizes: Record<string, number> = {};
  for (const { Type, Properties, Metadata } of Object.values(template.Resources)) {
    const asset = Metadata?.['aws:asset:path'];
    if (Type !== 'AWS::Lambda::Function' || asset === undefined) continue;
    const files = (await readdir(join(assembly, asset))).filter((file) => !file.endsWith('.map'));
    const bytes = await Promise.all(files.map(async (file) => (await stat(join(assembly, asset, file))).size));
    sizes[Properties.Description ?? asset] = bytes.reduce((sum, size) => sum + size, 0);
  }
  return sizes;
}
