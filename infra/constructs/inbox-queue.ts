import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { visibilityTimeout } from '../limits.ts';

export interface InboxQueueProps {
  /** Of the keys whose objects it hears of. */
  readonly prefix: string;
  /** Time-out of the function that works it off. */
  readonly workerTimeout: Duration;
  /**
   * How often a message is handed out before it is put aside.
   * @default 5
   */
  readonly maxReceives?: number;
}

/** What was put in the bucket and is not yet seen to. Messages that fail again and again end among the dead letters, for 14 days. */
export class InboxQueue extends Construct {
  readonly prefix: string;
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { prefix, workerTimeout, maxReceives = 5 }: InboxQueueProps) {
    super(scope, id);
    this.prefix = prefix;
    const common = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    };
    this.deadLetters = new Queue(this, 'DeadLetters', common);
    this.queue = new Queue(this, 'Queue', {
      ...common,
      visibilityTimeout: visibilityTimeout(workerTimeout),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: maxReceives },
    });
    // By account and not by bucket: the bucket is made after this policy, which S3 tries when it is told of the queue.
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }
}
