import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type CfnGlobalTable,
  ProjectionType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { tableNames } from '../../shared/contracts/table-names.ts';

export interface ProfileTableProps {
  /**
   * Key for what is in it.
   * @default - one of DynamoDB
   */
  readonly key?: IKey | undefined;
}

/** Profiles, the drop ledger and run records. Billed by request; kept when the stack goes; restorable to any second of 35 days. */
export class ProfileTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, { key }: ProfileTableProps = {}) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: tableNames.partitionKey, type: AttributeType.STRING },
      sortKey: { name: tableNames.sortKey, type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: tableNames.recentIndex,
          partitionKey: { name: tableNames.recentPartitionKey, type: AttributeType.STRING },
          sortKey: { name: tableNames.recentSortKey, type: AttributeType.NUMBER },
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    if (key !== undefined) this.#encryptWith(key);
  }

  /** In the table's own definition, since CDK's wants to know the region first. */
  #encryptWith(key: IKey): void {
    const definition = this.table.node.defaultChild as CfnGlobalTable;
    definition.sseSpecification = { sseEnabled: true, sseType: 'KMS' };
    definition.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', key.keyArn);
  }
}
