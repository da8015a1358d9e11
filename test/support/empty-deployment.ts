import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand, ListQueuesCommand, PurgeQueueCommand } from '@aws-sdk/client-sqs';
import { createS3ObjectStore } from '../../shared/store/s3/s3-object-store.ts';
import { type Deployment, until } from './deploy-strata.ts';

const itemsPerWrite = 25;

/** What a failed test left under way is hidden for up to 90 minutes: longer than this nobody waits for it. */
const idleSeconds = 15;

/** Takes every message, object and item away, when nothing is being worked on any more: as good as stacks just deployed. */
export async function emptyDeployment(deployment: Deployment): Promise<void> {
  const { sqs, s3, bucket } = deployment;
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'strata-state-' }));
  for (const QueueUrl of QueueUrls) {
    await untilIdle(deployment, QueueUrl);
    await sqs.send(new PurgeQueueCommand({ QueueUrl }));
  }
  const objects = createS3ObjectStore(s3, bucket);
  await objects.delete((await Array.fromAsync(objects.list(''))).map(({ key }) => key));
  await deleteItems(deployment);
}

async function untilIdle(deployment: Deployment, queueUrl: string): Promise<void> {
  const giveUpAt = Date.now() + idleSeconds * 1000;
  while ((await queueCounts(deployment, queueUrl)).underWay > 0 && Date.now() < giveUpAt) await sleep(200);
}

async function deleteItems({ dynamodb, table }: Deployment): Promise<void> {
  for (;;) {
    const page = await dynamodb.send(
      new ScanCommand({ TableName: table, ProjectionExpression: 'pk, sk', ConsistentRead: true }),
    );
    const keys = page.Items ?? [];
    if (keys.length === 0) return;
    for (let from = 0; from < keys.length; from += itemsPerWrite) {
      const requests = keys.slice(from, from + itemsPerWrite).map((Key) => ({ DeleteRequest: { Key } }));
      await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
    }
  }
}

export interface QueueCounts {
  readonly waiting: number;
  /** Handed out, and neither deleted nor back yet. */
  readonly underWay: number;
}

export async function queueCounts({ sqs }: Pick<Deployment, 'sqs'>, QueueUrl: string): Promise<QueueCounts> {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return {
    waiting: Number(Attributes.ApproximateNumberOfMessages),
    underWay: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
  };
}

/** Of drops, then of configuration. */
export const deadLetters = (deployment: Deployment): Promise<number[]> =>
  Promise.all(
    deployment.deadLetterUrls.map(async (url) => {
      const { waiting, underWay } = await queueCounts(deployment, url);
      return waiting + underWay;
    }),
  );

/** Waits until every drop that was put is seen to. */
export const untilQuiet = (deployment: Deployment, seconds = 60): Promise<true> =>
  until('the queue of drops to be empty', seconds, async () => {
    const { waiting, underWay } = await queueCounts(deployment, deployment.dropQueueUrl);
    return waiting + underWay === 0 ? true : undefined;
  });
