import { Stack } from 'aws-cdk-lib';
import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { queryTables } from '../query-tables.ts';
import { savedQueries } from '../saved-queries.ts';

export interface QueriesProps {
  /** Name of the workgroup, and with underscores of the database. */
  readonly system: string;
  readonly bucket: IBucket;
  readonly key?: IKey | undefined;
  readonly limitGigabytes: number;
  readonly saved: boolean;
}

/** SQL over events and customers: tables, a workgroup that stops what would read too much, and questions to begin with. */
export class Queries extends Construct {
  constructor(scope: Construct, id: string, { system, bucket, key, limitGigabytes, saved }: QueriesProps) {
    super(scope, id);
    const catalogId = Stack.of(this).account;
    const databaseName = system.replaceAll('-', '_');
    const database = new CfnDatabase(this, 'Database', {
      catalogId,
      databaseInput: { name: databaseName, description: `Events and customers of ${system}` },
    });
    for (const tableInput of queryTables(bucket.bucketName))
      new CfnTable(this, `${tableInput.name}`, { catalogId, databaseName, tableInput }).addDependency(database);

    const workGroup = new CfnWorkGroup(this, 'WorkGroup', {
      name: system,
      description: `Questions to ${system}`,
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: Math.round(limitGigabytes * 1e9),
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${bucket.bucketName}/athena/`,
          encryptionConfiguration:
            key === undefined ? { encryptionOption: 'SSE_S3' } : { encryptionOption: 'SSE_KMS', kmsKey: key.keyArn },
        },
      },
    });
    for (const { name, description, sql } of saved ? savedQueries : [])
      new CfnNamedQuery(this, name, {
        name,
        description,
        queryString: sql,
        database: databaseName,
        workGroup: system,
      }).addDependency(workGroup);
  }
}
