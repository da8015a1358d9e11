import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { InboxQueue } from './inbox-queue.ts';

export interface DataBucketProps {
  /** Queues that hear of what is put under their prefix. */
  readonly inboxes: readonly InboxQueue[];
  readonly lifecycleRules: LifecycleRule[];
  /**
   * Key for what is in it.
   * @default - keys of S3
   */
  readonly key?: IKey | undefined;
  /**
   * Name of a bucket to work in, which stays as it is.
   * @default - a new one
   */
  readonly existing?: string | undefined;
}

/** Everything that comes in and goes out (`docs/bucket.md`). Versioned, private, and kept when the stack goes. */
export class DataBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, { inboxes, lifecycleRules, key, existing }: DataBucketProps) {
    super(scope, id);
    if (existing !== undefined) {
      this.bucket = Bucket.fromBucketName(this, 'Bucket', existing);
      for (const inbox of inboxes) this.#hearOf(this.bucket, inbox);
      return;
    }
    const bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      encryption: key === undefined ? BucketEncryption.S3_MANAGED : BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: key !== undefined,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules,
    });
    this.#notify(bucket, inboxes);
    this.bucket = bucket;
  }

  /** In the bucket's own definition, which needs no function of CDK's to do it with rights on every bucket of the account. */
  #notify(bucket: Bucket, inboxes: readonly InboxQueue[]): void {
    const definition = bucket.node.defaultChild as CfnBucket;
    definition.notificationConfiguration = {
      queueConfigurations: inboxes.map(({ prefix, queue }) => ({
        event: 's3:ObjectCreated:*',
        queue: queue.queueArn,
        filter: { s3Key: { rules: [{ name: 'prefix', value: prefix }] } },
      })),
    };
    for (const inbox of inboxes) bucket.node.addDependency(inbox);
  }

  /** Through EventBridge, so that the notifications its owner has set on the bucket are left alone. */
  #hearOf(bucket: IBucket, { prefix, queue, node }: InboxQueue): void {
    new Rule(this, `${node.id}Put`, {
      description: `Objects put under ${prefix}`,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [bucket.bucketName] }, object: { key: [{ prefix }] } },
      },
      targets: [new SqsQueue(queue, { retryAttempts: 185, maxEventAge: Duration.hours(24) })],
    });
  }
}
