import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { releasedTag } from '../../../shared/contracts/resource-tags.ts';
import { tableDefinition } from '../../../shared/store/dynamodb/table-definition.ts';
import { onlyResource, type Resource, synthesize } from '../../support/synthesize.ts';

const { state } = synthesize();
const minute = 60;

interface LifecycleRule {
  readonly Id: string;
  readonly Prefix?: string;
  readonly ExpirationInDays?: number;
  readonly TagFilters?: readonly { readonly Key: string; readonly Value: string }[];
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number };
}

describe('bucket', () => {
  const bucket = onlyResource(state, 'AWS::S3::Bucket');
  const { Rules } = bucket.Properties.LifecycleConfiguration as {
    Rules: LifecycleRule[];
  };

  it('is kept when the stack is deleted or replaces it', () => {
    expect(bucket).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('is versioned, encrypted and closed to the public', () => {
    expect(bucket.Properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
  });

  it('refuses what does not come over TLS 1.2', () => {
    const denied = (condition: object) =>
      Match.objectLike({ Effect: 'Deny', Action: 's3:*', Principal: { AWS: '*' }, Condition: condition });
    state.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          denied({ Bool: { 'aws:SecureTransport': 'false' } }),
          denied({ NumericLessThan: { 's3:TlsVersion': 1.2 } }),
        ],
      },
    });
  });

  it('keeps old versions longer than a queue keeps the message that names them', () => {
    const rest = Rules.filter(({ Prefix }) => Prefix === undefined);
    expect(rest.map(({ NoncurrentVersionExpiration: kept }) => kept?.NoncurrentDays)).toEqual([30]);
    for (const { Prefix = '' } of Rules) expect(Prefix).not.toMatch(/^(?:drops|config)/);
    for (const { Properties } of Object.values(state.findResources('AWS::SQS::Queue')) as Resource[])
      expect(Properties.MessageRetentionPeriod).toBeLessThan(30 * 24 * 60 * minute);
  });

  it('lets go of what is current in quarantine and of query results alone, or by the tag of released objects', () => {
    const expiring = Rules.filter(
      (rule) => 'ExpirationInDays' in rule || 'ExpirationDate' in rule || 'Transitions' in rule,
    );
    expect(
      expiring.map(({ Id, Prefix, ExpirationInDays, TagFilters }) => [Id, Prefix, ExpirationInDays, TagFilters]),
    ).toEqual([
      ['quarantine', 'quarantine/', 90, undefined],
      ['query-results', 'athena/', 7, undefined],
      ['run-files', 'runs/', 7, [{ Key: releasedTag.key, Value: releasedTag.value }]],
      ['audiences', 'audiences/', 400, [{ Key: releasedTag.key, Value: releasedTag.value }]],
    ]);
    expect(Rules.map(({ Id }) => Id)).toEqual(['old-versions', ...expiring.map(({ Id }) => Id)]);
  });

  it('lets go of parts of uploads that were never finished, and of the old versions of what expired', () => {
    expect(Rules[0]).toMatchObject({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } });
    for (const rule of Rules.slice(1)) expect(rule.NoncurrentVersionExpiration).toEqual({ NoncurrentDays: 1 });
  });

  it('keeps as long as it is told to', () => {
    const { state: told } = synthesize({ quarantineDays: '1', runFilesDays: '2', audienceDays: '3' });
    const { Rules: rules } = onlyResource(told, 'AWS::S3::Bucket').Properties.LifecycleConfiguration as {
      Rules: LifecycleRule[];
    };
    expect(rules.map(({ ExpirationInDays: days }) => days)).toEqual([undefined, 1, 7, 2, 3]);
  });

  it('tells a queue each of drops and of configuration, and is made after their policies', () => {
    const { QueueConfigurations } = bucket.Properties.NotificationConfiguration as {
      QueueConfigurations: { Event: string; Filter: unknown }[];
    };
    const heard = QueueConfigurations.map(({ Event, Filter }) => ({ Event, Filter }));
    const under = (prefix: string) => ({
      Event: 's3:ObjectCreated:*',
      Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: prefix }] } },
    });
    expect(heard).toEqual([under('drops/'), under('config/')]);
    for (const policy of Object.keys(state.findResources('AWS::SQS::QueuePolicy')))
      expect(bucket.DependsOn).toContain(policy);
  });

  it('needs no custom resource', () => {
    state.resourceCountIs('AWS::Lambda::Function', 0);
  });
});

describe('table', () => {
  const table = onlyResource(state, 'AWS::DynamoDB::GlobalTable');

  it('is kept, protected and restorable', () => {
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(table.Properties.Replicas).toMatchObject([
      {
        Region: { Ref: 'AWS::Region' },
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    ]);
  });

  it('is billed by request and has the keys and the index of the store', () => {
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, BillingMode } = table.Properties;
    const { AttributeDefinitions: attributes, ...wanted } = tableDefinition;
    expect({ KeySchema, GlobalSecondaryIndexes, BillingMode }).toEqual(wanted);
    expect(new Set(AttributeDefinitions as object[])).toEqual(new Set(attributes));
  });
});

describe('queues', () => {
  const queues = Object.entries(state.findResources('AWS::SQS::Queue')) as [string, Resource][];
  const inboxes = queues.filter(([, { Properties }]) => 'RedrivePolicy' in Properties);

  it('put aside what fails five times, in a queue of its own', () => {
    expect(inboxes.map(([id]) => id.slice(0, -8))).toEqual(['DropsQueue', 'ConfigurationQueue']);
    const targets = inboxes.map(([, { Properties }]) => Properties.RedrivePolicy as Record<string, unknown>);
    expect(targets.map(({ maxReceiveCount }) => maxReceiveCount)).toEqual([5, 5]);
    const ids = targets.map(
      ({ deadLetterTargetArn }) => (deadLetterTargetArn as { 'Fn::GetAtt': [string] })['Fn::GetAtt'][0],
    );
    expect(ids.map((id) => id.slice(0, -8))).toEqual(['DropsDeadLetters', 'ConfigurationDeadLetters']);
  });

  it('hide a message for six time-outs of the function that works it off', () => {
    expect(inboxes.map(([, { Properties }]) => Properties.VisibilityTimeout)).toEqual([
      6 * 15 * minute,
      6 * 2 * minute,
    ]);
  });

  it('keep messages for 14 days, encrypted', () => {
    expect(queues).toHaveLength(4);
    for (const [, { Properties }] of queues)
      expect(Properties).toMatchObject({ MessageRetentionPeriod: 14 * 24 * 60 * minute, SqsManagedSseEnabled: true });
  });

  it('refuse what does not come over TLS, and take messages of S3 in this account alone', () => {
    const policies = Object.values(state.findResources('AWS::SQS::QueuePolicy')) as Resource[];
    const statements = policies.flatMap(
      ({ Properties }) => (Properties.PolicyDocument as { Statement: Record<string, unknown>[] }).Statement,
    );
    const denials = statements.filter(({ Effect }) => Effect === 'Deny');
    expect(denials).toHaveLength(4);
    for (const denial of denials) expect(denial.Condition).toEqual({ Bool: { 'aws:SecureTransport': 'false' } });
    const allowances = statements.filter(({ Effect }) => Effect === 'Allow');
    expect(allowances).toHaveLength(2);
    for (const allowance of allowances)
      expect(allowance).toMatchObject({
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      });
  });
});

describe('a key of the account', () => {
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const { state: own } = synthesize({ kmsKeyArn: key });

  it('encrypts the bucket, asked for once and not for each object', () => {
    expect(onlyResource(own, 'AWS::S3::Bucket').Properties.BucketEncryption).toEqual({
      ServerSideEncryptionConfiguration: [
        {
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key },
        },
      ],
    });
  });

  it('encrypts the table', () => {
    const { Replicas, SSESpecification } = onlyResource(own, 'AWS::DynamoDB::GlobalTable').Properties;
    expect(SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
    expect(Replicas).toMatchObject([{ SSESpecification: { KMSMasterKeyId: key } }]);
  });
});

describe('a bucket that was there', () => {
  const { state: own } = synthesize({ existingBucket: 'shop-events' });

  it('is left as it is', () => {
    own.resourceCountIs('AWS::S3::Bucket', 0);
    own.resourceCountIs('AWS::S3::BucketPolicy', 0);
    own.resourceCountIs('AWS::Lambda::Function', 0);
    expect(own.toJSON().Outputs.BucketName.Value).toBe('shop-events');
  });

  it('is heard through EventBridge, a rule for each queue', () => {
    const rules = Object.values(own.findResources('AWS::Events::Rule')) as Resource[];
    expect(rules.map(({ Properties }) => Properties.EventPattern)).toEqual(
      ['drops/', 'config/'].map((prefix) => ({
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: ['shop-events'] }, object: { key: [{ prefix }] } },
      })),
    );
    const senders = (Object.values(own.findResources('AWS::SQS::QueuePolicy')) as Resource[])
      .flatMap(
        ({ Properties }) =>
          (Properties.PolicyDocument as { Statement: { Principal: { Service?: string }; Condition: object }[] })
            .Statement,
      )
      .filter(({ Principal }) => Principal.Service === 'events.amazonaws.com');
    expect(senders).toHaveLength(2);
    for (const { Condition } of senders) expect(Condition).toHaveProperty(['ArnEquals', 'aws:SourceArn']);
  });
});

describe('outputs', () => {
  it('say where everything is', () => {
    const names = Object.keys(state.toJSON().Outputs).filter((name) => !name.startsWith('Exports'));
    expect(names).toEqual([
      'BucketName',
      'TableName',
      'DropQueueUrl',
      'DropDeadLettersUrl',
      'ConfigurationDeadLettersUrl',
    ]);
  });
});

it('the whole template is as it was', () => {
  expect(state.toJSON()).toMatchSnapshot();
});
