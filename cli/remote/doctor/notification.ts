import { GetBucketNotificationConfigurationCommand } from '@aws-sdk/client-s3';
import { bucketKeys } from '../../../shared/contracts/bucket-keys.ts';
import { ok, problem } from '../../queries/finding.ts';
import type { Finding } from '../../results/doctor.ts';
import type { OpenStack } from '../open-stack.ts';

/** Whether the queues hear of what is put into the bucket: by its own notifications, or by EventBridge where the bucket was there before. */
export async function notificationFindings({ clients, stack }: OpenStack): Promise<Finding[]> {
  const { QueueConfigurations = [], EventBridgeConfiguration } = await clients.s3.send(
    new GetBucketNotificationConfigurationCommand({ Bucket: stack.bucket }),
  );
  const prefixes = QueueConfigurations.filter(({ Events = [] }) =>
    Events.some((event) => event.startsWith('s3:ObjectCreated')),
  ).flatMap(({ Filter }) => Filter?.Key?.FilterRules?.map(({ Value = '' }) => Value) ?? ['']);
  const missing = [bucketKeys.drops, bucketKeys.config].filter(
    (wanted) => !prefixes.some((prefix) => wanted.startsWith(prefix)),
  );
  if (missing.length === 0) return [ok('notification', 'the queues hear of drops/ and config/')];
  if (EventBridgeConfiguration !== undefined)
    return [ok('notification', 'the bucket tells EventBridge, whose rules tell the queues')];
  return [
    problem(
      'notification',
      `nobody hears of what is put under ${missing.join(' and ')}: somebody took the notification off the bucket`,
      `npx cdk deploy ${stack.name}-state --force   sets it again; for a bucket of your own, turn its EventBridge notifications on`,
    ),
  ];
}
