import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { InboxQueue } from './inbox-queue.ts';

export interface DataBucketProps {
  /** Queues that hear of what is put under their prefix. */
  readonly inboxes: readonly InboxQueue[];
}

/** Everything that comes in and goes out (`docs/bucket.md`). Versioned, private, and kept when the stack goes. */
export class DataBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { inboxes }: DataBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        // Nothing that is current expires: the last run's state holds the arms, however long a shop pauses. Old versions stay
        // longer than a queue keeps a message, so that the version a drop was put as can be read while anything still asks for it.
        {
          id: 'old-versions',
          noncurrentVersionExpiration: Duration.days(30),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
    this.#notify(inboxes);
  }

  /** In the bucket's own definition, which needs no function of CDK's to do it with rights on every bucket of the account. */
  #notify(inboxes: readonly InboxQueue[]): void {
    const definition = this.bucket.node.defaultChild as CfnBucket;
    definition.notificationConfiguration = {
      queueConfigurations: inboxes.map(({ prefix, queue }) => ({
        event: 's3:ObjectCreated:*',
        queue: queue.queueArn,
        filter: { s3Key: { rules: [{ name: 'prefix', value: prefix }] } },
      })),
    };
    for (const inbox of inboxes) this.bucket.node.addDependency(inbox);
  }
}
