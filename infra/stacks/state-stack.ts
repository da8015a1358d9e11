import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DataBucket } from '../constructs/data-bucket.ts';
import { InboxQueue } from '../constructs/inbox-queue.ts';
import { ProfileTable } from '../constructs/profile-table.ts';
import { configurationTimeout, functionTimeout } from '../limits.ts';

/**
 * What must survive: bucket and table, retained when the stack goes, and the queues of what was put and not yet seen to. The queues
 * are here so that no drop goes unheard while the jobs are replaced.
 */
export class StateStack extends Stack {
  readonly bucket: DataBucket;
  readonly table: ProfileTable;
  readonly drops: InboxQueue;
  readonly configuration: InboxQueue;

  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, { description: 'Strata: bucket, profiles and queues. Kept when it is deleted.', ...props });
    this.drops = new InboxQueue(this, 'Drops', { prefix: 'drops/', workerTimeout: functionTimeout });
    this.configuration = new InboxQueue(this, 'Configuration', {
      prefix: 'config/',
      workerTimeout: configurationTimeout,
    });
    this.bucket = new DataBucket(this, 'Data', { inboxes: [this.drops, this.configuration] });
    this.table = new ProfileTable(this, 'Profiles');

    new CfnOutput(this, 'BucketName', { value: this.bucket.bucket.bucketName });
    new CfnOutput(this, 'TableName', { value: this.table.table.tableName });
    new CfnOutput(this, 'DropQueueUrl', { value: this.drops.queue.queueUrl });
    new CfnOutput(this, 'DropDeadLettersUrl', { value: this.drops.deadLetters.queueUrl });
    new CfnOutput(this, 'ConfigurationDeadLettersUrl', { value: this.configuration.deadLetters.queueUrl });
  }
}
