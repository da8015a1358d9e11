import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Deployment } from './deploy-strata.ts';

/** Has messages of the queue of drops that failed come again after these seconds, not after 90 minutes. Gives back how to end that. */
export async function shortenVisibility(
  { sqs, dropQueueUrl: QueueUrl }: Deployment,
  seconds: number,
): Promise<() => Promise<void>> {
  const name = 'VisibilityTimeout';
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }));
  const set = async (value: string) => {
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { [name]: value } }));
  };
  await set(String(seconds));
  return () => set(Attributes[name] ?? '');
}
