import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
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
import { bundleSizes } from './cloud-assembly.ts';
import { endpointEnvironment, ministackLogs } from './ministack.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(project, '.cache');

/** A deployed pair of stacks at a LocalStack-compatible endpoint: plain data, which goes from one process to another. */
export interface DeployedStacks {
  readonly endpoint: string;
  /** For child processes that should talk to the endpoint too. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder of what CDK made of the stacks. */
  readonly assembly: string;
  readonly bucket: string;
  readonly table: string;
  readonly workflowArn: string;
  readonly dropQueueUrl: string;
  /** Of drops, then of configuration. */
  readonly deadLetterUrls: readonly string[];
  /** Bytes of each function's code, minified, without its source map. */
  readonly bundles: Readonly<Record<string, number>>;
}

/** The same with clients that talk to it. */
export interface Deployment extends DeployedStacks {
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  readonly sfn: SFNClient;
  readonly sqs: SQSClient;
}

export interface SynthesizeOptions {
  /**
   * Folder of the program.
   * @default - this project's
   */
  readonly from?: string;
  /**
   * Name of the folder under `.cache/` that the outcome goes to.
   * @default 'cdk.out'
   */
  readonly into?: string;
}

/** Templates and bundles of both stacks, without the nightly schedule and what emulators do not have. Gives back their folder. */
export async function synthesizeStrata({ from = project, into = 'cdk.out' }: SynthesizeOptions = {}): Promise<string> {
  const output = join(cache, into);
  const context = ['name=strata', 'schedule=off', 'savedQueries=false'].flatMap((pair) => ['--context', pair]);
  await timed('synth', () => cdk(endpointEnvironment(''), ['synth', '--quiet', '--output', output, ...context], from));
  return output;
}

/** Makes the endpoint ready for CDK; once for each. */
export async function bootstrap(endpoint: string, assembly: string): Promise<void> {
  await timed('bootstrap', () => cdk(endpointEnvironment(endpoint), ['bootstrap', '--app', assembly]));
}

/** Deploys both stacks, or brings those that are there up or down to this assembly. */
export async function deployStrata(endpoint: string, assembly: string): Promise<DeployedStacks> {
  const environment = endpointEnvironment(endpoint);
  const outputsFile = `${assembly}.outputs.json`;
  const options = ['--app', assembly, '--require-approval', 'never', '--outputs-file', outputsFile];
  await timed('deploy', () => cdk(environment, ['deploy', '--all', ...options]));

  const outputs = JSON.parse(await readFile(outputsFile, 'utf8')) as Record<string, Record<string, string>>;
  const output = { ...outputs['strata-state'], ...outputs['strata-jobs'] };
  const dropQueueUrl = outputOf(output, 'DropQueueUrl');
  return {
    endpoint,
    environment,
    assembly,
    bucket: outputOf(output, 'BucketName'),
    table: outputOf(output, 'TableName'),
    workflowArn: outputOf(output, 'WorkflowArn'),
    dropQueueUrl,
    deadLetterUrls: [outputOf(output, 'DropDeadLettersUrl'), outputOf(output, 'ConfigurationDeadLettersUrl')],
    bundles: await bundleSizes(assembly, 'strata-jobs'),
  };
}

/** `cdk destroy` of both stacks. */
export async function destroyStrata({ environment, assembly }: DeployedStacks): Promise<void> {
  await timed('destroy', () => cdk(environment, ['destroy', '--all', '--force', '--app', assembly]));
}

/** Clients for a deployed pair of stacks. */
export function connect(stacks: DeployedStacks): Deployment {
  const { endpoint, environment } = stacks;
  const settings = {
    endpoint,
    region: environment.AWS_REGION ?? '',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  };
  return {
    ...stacks,
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    dynamodb: new DynamoDBClient(settings),
    sfn: new SFNClient(settings),
    sqs: new SQSClient(settings),
  };
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
  input: { readonly asOf?: string; readonly parts?: number; readonly resume?: string } = {},
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
      throw new Error(`Waited ${seconds} s for ${what}. Log of the functions: ${ministackLogs}`);
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

async function cdk(environment: DeployedStacks['environment'], args: readonly string[], cwd = project): Promise<void> {
  const child = spawn('cdk', [...args, '--progress', 'events'], { cwd, env: environment, stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`cdk ${args[0]} ended with ${code}:\n${output}`);
}

function outputOf(output: Readonly<Record<string, string>>, name: string): string {
  const value = output[name];
  if (value === undefined) throw new Error(`The stacks have no output ${name}; they have: ${Object.keys(output)}`);
  return value;
}
