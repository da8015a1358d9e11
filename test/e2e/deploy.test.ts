import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Deployment, deployStrata, until } from '../support/deploy-strata.ts';

describe('both stacks, deployed to a LocalStack-compatible endpoint', () => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await deployStrata();
  });
  afterAll(() => deployment?.stop());

  const messagesIn = async (queueUrl: string): Promise<number> => {
    const { Attributes = {} } = await deployment.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }),
    );
    return Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible);
  };

  it('take the messages by which S3 tries its queues', async () => {
    const waiting = await until('the queue of drops to be empty', 60, async () =>
      (await messagesIn(deployment.dropQueueUrl)) === 0 ? 0 : undefined,
    );
    expect(waiting).toBe(0);
    expect(await Promise.all(deployment.deadLetterUrls.map(messagesIn))).toEqual([0, 0]);
  });

  it('hold no function of more than 1 MiB', () => {
    const sizes = Object.entries(deployment.bundles);
    expect(sizes).toHaveLength(10);
    expect(sizes.filter(([, bytes]) => bytes > 1024 * 1024)).toEqual([]);
  });
});
