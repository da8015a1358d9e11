import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { DataBucket } from '../constructs/data-bucket.ts';
import { InboxQueue } from '../constructs/inbox-queue.ts';
import { ProfileTable } from '../constructs/profile-table.ts';
import { tagSubsystems, tagSystem } from '../cost-tags.ts';
import { configurationTimeout, functionTimeout } from '../limits.ts';
import { retentionRules } from '../retention.ts';

export interface StateStackProps extends StackProps {
  readonly config: Config;
}

/**
 * What must survive: bucket and table, retained when the stack goes, and the queues of what was put and not yet seen to. The queues
 * are here so that no drop goes unheard while the jobs are replaced.
 */
export class StateStack extends Stack {
  readonly bucket: DataBucket;
  readonly table: ProfileTable;
  readonly drops: InboxQueue;
  readonly configuration: InboxQueue;
  /** Of the account's owner; `undefined` where S3 and DynamoDB use their own. */
  readonly key: IKey | undefined;

  constructor(scope: Construct, id: string, { config, ...props }: StateStackProps) {
    super(scope, id, { description: 'Strata: bucket, profiles and queues. Kept when it is deleted.', ...props });
    tagSystem(this, config.name);
    this.key = config.kmsKeyArn === undefined ? undefined : Key.fromKeyArn(this, 'Key', config.kmsKeyArn);
    this.drops = new InboxQueue(this, 'Drops', { prefix: 'drops/', workerTimeout: functionTimeout });
    this.configuration = new InboxQueue(this, 'Configuration', {
      prefix: 'config/',
      workerTimeout: configurationTimeout,
    });
    this.bucket = new DataBucket(this, 'Data', {
      inboxes: [this.drops, this.configuration],
      lifecycleRules: retentionRules(config),
      key: this.key,
      existing: config.existingBucket,
    });
    this.table = new ProfileTable(this, 'Profiles', { key: this.key });
    tagSubsystems({
      ingest: this.drops,
      configuration: this.configuration,
      storage: this.bucket,
      profiles: this.table,
    });

    new CfnOutput(this, 'BucketName', { value: this.bucket.bucket.bucketName });
    new CfnOutput(this, 'TableName', { value: this.table.table.tableName });
    new CfnOutput(this, 'DropQueueUrl', { value: this.drops.queue.queueUrl });
    new CfnOutput(this, 'DropDeadLettersUrl', { value: this.drops.deadLetters.queueUrl });
    new CfnOutput(this, 'ConfigurationDeadLettersUrl', { value: this.configuration.deadLetters.queueUrl });
  }
}
