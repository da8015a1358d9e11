import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { ListExecutionsCommand, ListMapRunsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { openLocalSystem } from '../../cli/local/local-system.ts';
import type { OpenStack } from '../../cli/remote/open-stack.ts';
import { openRemoteSystem } from '../../cli/remote/remote-system.ts';
import program from '../../package.json' with { type: 'json' };
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { embeddedClient } from '../../shared/store/dynamodb/embedded-client.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';
import { readBytes } from '../../shared/store/read-json.ts';
import { csvOf, retailInvoices } from './retail-rows.ts';
import { startS3Double } from './s3-double.ts';

const example = new URL('../../examples/online-retail/config', import.meta.url);
const bucket = 'data';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const region = 'eu-west-1';
export const stack: OpenStack['stack'] = {
  name: 'shop',
  version: program.version,
  states: { 'shop-state': 'CREATE_COMPLETE', 'shop-jobs': 'CREATE_COMPLETE' },
  bucket,
  table: 'strata-profiles',
  workflowArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:shop',
  dropQueueUrl: 'https://sqs/drops',
  deadLetters: { drops: 'https://sqs/dead', configuration: 'https://sqs/configuration-dead' },
};

export type StackBesideFolder = Awaited<ReturnType<typeof openStackBesideFolder>>;

/** A folder with two runs, and a stack whose bucket holds the same objects and whose table is the folder's. */
export async function openStackBesideFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'strata-remote-'));
  await cp(example, join(folder, 'config'), { recursive: true });
  const settings = join(folder, 'config', 'strata.yaml');
  await writeFile(settings, (await readFile(settings, 'utf8')).replace(/^minimum_size: \d+/m, 'minimum_size: 1'));
  await writeFile(join(folder, 'year.csv'), csvOf(retailInvoices({ customers: 60 })));
  const local = await openLocalSystem(folder);
  await local.drop(join(folder, 'year.csv'), 'shop');
  for (const asOf of ['2011-09-01', '2011-12-01']) await local.run({ asOf, parts: 2 }, () => {});

  const double = await startS3Double();
  const sfn = new SFNClient({ region, credentials });
  const clients = {
    s3: new S3Client({ endpoint: double.endpoint, region, forcePathStyle: true, credentials }),
    dynamodb: embeddedClient(process.env.STRATA_DYNAMODB_ENDPOINT ?? ''),
    sfn,
    sqs: new SQSClient({ region, credentials }),
    cloudformation: new CloudFormationClient({ region, credentials }),
  };
  const runtime = createRuntime({ STRATA_BUCKET: bucket, STRATA_TABLE: stack.table }, clients);
  const open: OpenStack = {
    place: { stack: 'shop' },
    stack,
    runtime,
    clients,
    settings: { maxAttempts: 1, requestHandler: { connectionTimeout: 1, requestTimeout: 1 } },
  };
  const files = createFolderObjectStore(folder);
  for await (const { key } of files.list(''))
    if (!key.startsWith('.')) await runtime.objects.write(key, await readBytes(files, key));
  const remote = openRemoteSystem(open);
  const mocks = {
    sfn: mockClient(sfn),
    sqs: mockClient(SQSClient),
    cloudformation: mockClient(CloudFormationClient),
  };
  return {
    folder,
    local,
    remote,
    open,
    mocks,
    /** Nothing goes on in the stack but what waits in the queue of drops. Before each test. */
    rest(): void {
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
    },
    async close(): Promise<void> {
      await remote.close();
      await local.close();
      await double.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
