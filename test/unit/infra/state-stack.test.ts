import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { tableDefinition } from '../../../shared/store/dynamodb/table-definition.ts';
import { onlyResource, type Resource, synthesize } from '../../support/synthesize.ts';

const { state } = synthesize();
const minute = 60;

describe('bucket', () => {
  const bucket = onlyResource(state, 'AWS::S3::Bucket');
  const { Rules } = bucket.Properties.LifecycleConfiguration as {
    Rules: { Id: string; NoncurrentVersionExpiration?: { NoncurrentDays: number } }[];
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
    const days = Rules.flatMap(({ NoncurrentVersionExpiration: kept }) => (kept ? [kept.NoncurrentDays] : []));
    expect(days).toEqual([30]);
    for (const { Properties } of Object.values(state.findResources('AWS::SQS::Queue')) as Resource[])
      expect(Properties.MessageRetentionPeriod).toBeLessThan(30 * 24 * 60 * minute);
  });

  it('lets go of nothing that is current, whatever its age', () => {
    expect(Rules.map(({ Id }) => Id)).toEqual(['old-versions']);
    for (const rule of Rules)
      for (const key of ['ExpirationInDays', 'ExpirationDate', 'Transitions']) expect(rule).not.toHaveProperty(key);
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
