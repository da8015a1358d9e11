import { CloudWatchClient, DescribeAlarmsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { type AlarmName, alarmNameOf } from '../../shared/contracts/alarms.ts';
import type { Deployment } from './deploy-strata.ts';

/** The name that the suite deploys under. */
const system = 'strata';
/** What AWS measures of a queue by itself, and emulators do not. */
const metric = { Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible' };

/** Tells CloudWatch how many messages wait in a queue, as the queue itself does on AWS. */
export async function measureQueue(deployment: Deployment, queueUrl: string): Promise<void> {
  const { Attributes = {} } = await deployment.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  const datum = {
    MetricName: metric.MetricName,
    Dimensions: [{ Name: 'QueueName', Value: queueNameOf(queueUrl) }],
    Value: Number(Attributes.ApproximateNumberOfMessages),
    Timestamp: new Date(),
  };
  await withClient(deployment, (client) =>
    client.send(new PutMetricDataCommand({ Namespace: metric.Namespace, MetricData: [datum] })),
  );
}

/** What an alarm watches, in which state it is, and where it tells of it. */
export async function alarmOf(deployment: Deployment, name: AlarmName) {
  const { MetricAlarms: [alarm] = [] } = await withClient(deployment, (client) =>
    client.send(new DescribeAlarmsCommand({ AlarmNames: [alarmNameOf(system, name)] })),
  );
  if (alarm === undefined) throw new Error(`An alarm named ${alarmNameOf(system, name)} was expected.`);
  const { Namespace, MetricName, Dimensions = [], StateValue, AlarmActions = [], AlarmDescription } = alarm;
  return { Namespace, MetricName, Dimensions, StateValue, AlarmActions, AlarmDescription };
}

export const queueNameOf = (queueUrl: string): string => queueUrl.slice(queueUrl.lastIndexOf('/') + 1);

async function withClient<T>({ endpoint, environment }: Deployment, work: (client: CloudWatchClient) => Promise<T>) {
  const client = new CloudWatchClient({
    endpoint,
    region: environment.AWS_REGION ?? '',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  });
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}
