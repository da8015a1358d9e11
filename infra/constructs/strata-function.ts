import { fileURLToPath } from 'node:url';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { environmentNames } from '../../shared/contracts/environment.ts';
import type { FunctionName } from '../../shared/contracts/function-names.ts';
import { tableNames } from '../../shared/contracts/table-names.ts';
import { access, keyAccess } from '../access.ts';
import { functionBundling } from '../function-bundling.ts';
import { type FunctionSize, functionSizes, functionTimeout } from '../limits.ts';

export interface Storage {
  readonly bucket: IBucket;
  readonly table: ITableV2;
  /** Of both, where it is not AWS's own. */
  readonly key?: IKey | undefined;
}

export interface FunctionSettings {
  /** Name of the system, for metrics and logs. */
  readonly system: string;
  /** MB, by what a function works on. */
  readonly memory: Readonly<Record<FunctionSize, number>>;
}

export interface StrataFunctionProps {
  /** Folder under `functions/`. */
  readonly name: FunctionName;
  readonly storage: Storage;
  readonly settings: FunctionSettings;
  /** @default - as long as Lambda allows */
  readonly timeout?: Duration;
  /** @default - none set aside */
  readonly reservedConcurrency?: number;
  /**
   * Beside bucket and table.
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;
}

/** One Lambda: bundled with all it imports, with a log of its own, and with the rights that `access.ts` gives it. */
export class StrataFunction extends Construct {
  readonly name: FunctionName;
  readonly role: Role;
  readonly lambda: NodejsFunction;
  readonly memoryMegabytes: number;

  constructor(scope: Construct, id: string, props: StrataFunctionProps) {
    super(scope, id);
    const { name, storage, settings, timeout = functionTimeout, reservedConcurrency, environment } = props;
    this.name = name;
    this.memoryMegabytes = settings.memory[functionSizes[name]];
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logGroup.grantWrite(this.role);
    for (const statement of statements(name, storage)) this.role.addToPolicy(statement);

    this.lambda = new NodejsFunction(this, 'Function', {
      description: `Strata: ${name}`,
      entry: fileURLToPath(new URL(`../../functions/${name}/handler.ts`, import.meta.url)),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: this.memoryMegabytes,
      timeout,
      reservedConcurrentExecutions: reservedConcurrency,
      role: this.role,
      logGroup,
      environment: {
        [environmentNames.bucket]: storage.bucket.bucketName,
        ...(access[name].table !== undefined && { [environmentNames.table]: storage.table.tableName }),
        [environmentNames.system]: settings.system,
        NODE_OPTIONS: '--enable-source-maps',
        ...environment,
      },
      bundling: functionBundling,
    });
  }
}

function statements(name: FunctionName, { bucket, table, key }: Storage): PolicyStatement[] {
  const { reads = [], versions = [], writes = [], releases = [], table: actions = [] } = access[name];
  const objects = (prefixes: readonly string[]) => prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`));
  return [
    new PolicyStatement({ actions: ['s3:GetObject'], resources: objects(reads) }),
    new PolicyStatement({ actions: ['s3:GetObjectVersion'], resources: objects(versions) }),
    new PolicyStatement({ actions: ['s3:PutObject', 's3:AbortMultipartUpload'], resources: objects(writes) }),
    new PolicyStatement({ actions: ['s3:PutObjectTagging'], resources: objects(releases) }),
    new PolicyStatement({
      actions: [...keyAccess],
      resources: key === undefined ? [] : [key.keyArn],
    }),
    // Not by prefix: S3 says that an object is missing only to who may list the bucket, and asks without a prefix then.
    new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
    new PolicyStatement({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [
        table.tableArn,
        ...(actions.includes('Query') ? [`${table.tableArn}/index/${tableNames.recentIndex}`] : []),
      ],
    }),
  ].filter((statement) => statement.actions.length > 0 && statement.resources.length > 0);
}
