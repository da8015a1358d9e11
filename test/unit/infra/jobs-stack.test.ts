import { describe, expect, it } from 'vitest';
import { access } from '../../../infra/access.ts';
import { functionNames, pascalCase, workflowFunctionNames } from '../../../shared/contracts/function-names.ts';
import definition from '../../../shared/contracts/workflow.asl.json' with { type: 'json' };
import { parseEnvironment } from '../../../shared/runtime/environment.ts';
import { onlyResource, type Resource, synthesize } from '../../support/synthesize.ts';

const { jobs } = synthesize();
const functions = Object.entries(jobs.findResources('AWS::Lambda::Function')) as [string, Resource][];

function functionOf(name: string): Resource {
  const found = functions.find(([, { Properties }]) => Properties.Description === `Strata: ${name}`);
  if (found === undefined) throw new Error(`No function ${name}`);
  return found[1];
}

describe('functions', () => {
  it('are those of the folder functions/', () => {
    expect(functions.map(([, { Properties }]) => Properties.Description)).toEqual(
      functionNames.map((name) => `Strata: ${name}`),
    );
  });

  it.each(functionNames)('%s runs on Node 24, arm64, with a vCPU or more and a log that ends', (name) => {
    const { Properties } = functionOf(name);
    const MemorySize = ['fit-models', 'finish-run'].includes(name) ? 4096 : 1769;
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], MemorySize });
    const log = (Properties.LoggingConfig as { LogGroup: { Ref: string } }).LogGroup.Ref;
    expect(jobs.findResources('AWS::Logs::LogGroup')[log]).toMatchObject({
      Properties: { RetentionInDays: 90 },
      DeletionPolicy: 'Delete',
    });
  });

  it.each(functionNames)('%s has an environment that the runtime reads', (name) => {
    const { Variables } = functionOf(name).Properties.Environment as { Variables: Record<string, unknown> };
    expect(Variables.NODE_OPTIONS).toBe('--enable-source-maps');
    const resolved = Object.entries(Variables).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : key.endsWith('_URL') ? 'https://sqs.example/queue' : 'resolved',
    ]);
    const { STRATA_BUCKET: bucket, STRATA_TABLE: table } = parseEnvironment(Object.fromEntries(resolved));
    expect(bucket).toBe('resolved');
    expect(table).toBe(access[name].table === undefined ? undefined : 'resolved');
  });

  it('ingest-drop alone is given a queue, and a lease as long as its time-out', () => {
    const { Timeout, Environment } = functionOf('ingest-drop').Properties as {
      Timeout: number;
      Environment: { Variables: Record<string, unknown> };
    };
    expect(Environment.Variables.STRATA_LEASE_SECONDS).toBe(String(Timeout));
    const withQueue = functions.filter(
      ([, { Properties }]) => 'STRATA_QUEUE_URL' in (Properties.Environment as { Variables: object }).Variables,
    );
    expect(withQueue.map(([, { Properties }]) => Properties.Description)).toEqual(['Strata: ingest-drop']);
  });
});

describe('settings', () => {
  it('give each function the memory of its size, and the name of its system', () => {
    const { jobs: told } = synthesize({
      name: 'shop',
      ingestMemory: 3008,
      partMemory: 2048,
      wholeMemory: 4096,
      controlMemory: 512,
    });
    const memory = (Object.values(told.findResources('AWS::Lambda::Function')) as Resource[]).map(({ Properties }) => [
      String(Properties.Description).slice('Strata: '.length),
      Properties.MemorySize,
      (Properties.Environment as { Variables: Record<string, unknown> }).Variables.STRATA_SYSTEM,
    ]);
    expect(memory).toEqual([
      ['ingest-drop', 3008, 'shop'],
      ['accept-configuration', 512, 'shop'],
      ['plan-run', 512, 'shop'],
      ['extract-segment', 2048, 'shop'],
      ['digest-day', 2048, 'shop'],
      ['route-evidence', 2048, 'shop'],
      ['derive-features', 2048, 'shop'],
      ['fit-models', 4096, 'shop'],
      ['score-part', 2048, 'shop'],
      ['publish-audience', 2048, 'shop'],
      ['snapshot-part', 2048, 'shop'],
      ['finish-run', 4096, 'shop'],
      ['write-back', 2048, 'shop'],
    ]);
  });

  it('a key of the account is used by every function', () => {
    const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const { jobs: own } = synthesize({ kmsKeyArn: key });
    const users = (Object.values(own.findResources('AWS::IAM::Policy')) as Resource[]).filter(({ Properties }) =>
      JSON.stringify(Properties).includes(key),
    );
    expect(users).toHaveLength(functionNames.length);
    expect(onlyResource(own, 'AWS::SNS::Topic').Properties.KmsMasterKeyId).toBe(key);
  });
});

describe('what stands idle', () => {
  it('has no network of its own, no server, and nothing provisioned', () => {
    const { state } = synthesize();
    const types = [state, jobs].flatMap((template) =>
      (Object.values(template.toJSON().Resources) as Resource[]).map(({ Type }) => Type),
    );
    expect(types.length).toBeGreaterThan(60);
    expect(
      types.filter((type) => /^AWS::(?:EC2|ECS|EKS|RDS|ElastiCache|Redshift|OpenSearchService|Kinesis)::/.test(type)),
    ).toEqual([]);
    for (const template of [state, jobs])
      expect(JSON.stringify(template.toJSON())).not.toMatch(/Provisioned(?:Throughput|Concurrency)|VpcConfig/);
  });
});

it('every resource that can have tags says for which system it is paid, in both stacks', () => {
  const { state, jobs: shop } = synthesize({ name: 'shop' });
  for (const template of [state, shop])
    for (const type of [
      'AWS::Lambda::Function',
      'AWS::SQS::Queue',
      'AWS::S3::Bucket',
      'AWS::SNS::Topic',
      'AWS::StepFunctions::StateMachine',
    ])
      for (const { Properties } of Object.values(template.findResources(type)) as Resource[])
        expect(Properties.Tags).toEqual(
          expect.arrayContaining([
            { Key: 'application', Value: 'strata' },
            { Key: 'system', Value: 'shop' },
          ]),
        );
});

describe('queues to functions', () => {
  const mappings = Object.values(jobs.findResources('AWS::Lambda::EventSourceMapping')) as Resource[];

  it('one drop an invocation, failures one by one, no more at once than is set aside', () => {
    expect(mappings[0]?.Properties).toMatchObject({
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    });
    expect(functionOf('ingest-drop').Properties.ReservedConcurrentExecutions).toBe(10);
  });

  it('configuration put together is read together', () => {
    expect(mappings[1]?.Properties).toMatchObject({ BatchSize: 10, MaximumBatchingWindowInSeconds: 2 });
  });

  it('no other function has a share of its own, and none is kept warm', () => {
    const withShare = functions.filter(([, { Properties }]) => 'ReservedConcurrentExecutions' in Properties);
    expect(withShare.map(([, { Properties }]) => Properties.Description)).toEqual(['Strata: ingest-drop']);
    jobs.resourceCountIs('AWS::Lambda::Version', 0);
    jobs.resourceCountIs('AWS::Lambda::Alias', 0);
  });

  it('nothing is set aside when the account has too little', () => {
    const small = synthesize({ reserveConcurrency: false, ingestConcurrency: 4 }).jobs;
    for (const { Properties } of Object.values(small.findResources('AWS::Lambda::Function')) as Resource[])
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    small.hasResourceProperties('AWS::Lambda::EventSourceMapping', { ScalingConfig: { MaximumConcurrency: 4 } });
  });
});

describe('workflow', () => {
  const machine = onlyResource(jobs, 'AWS::StepFunctions::StateMachine').Properties;

  it('is the file that the local runner executes', () => {
    expect(JSON.parse(machine.DefinitionString as string)).toEqual(definition);
  });

  it('has a function in place of every placeholder', () => {
    const substitutions = machine.DefinitionSubstitutions as Record<string, { 'Fn::GetAtt': [string, string] }>;
    const descriptions = Object.entries(substitutions).map(([placeholder, { 'Fn::GetAtt': reference }]) => {
      const [, target] = functions.find(([id]) => id === reference[0]) ?? [];
      return [placeholder, target?.Properties.Description];
    });
    expect(descriptions).toEqual(workflowFunctionNames.map((name) => [pascalCase(name), `Strata: ${name}`]));
    const placeholders = JSON.stringify(definition).match(/\$\{\w+\}/g);
    expect(new Set(placeholders)).toEqual(new Set(Object.keys(substitutions).map((name) => `\${${name}}`)));
  });

  it('starts at three at night, by default', () => {
    expect(onlyResource(jobs, 'AWS::Scheduler::Schedule').Properties).toMatchObject({
      ScheduleExpression: 'cron(0 3 * * ? *)',
      ScheduleExpressionTimezone: 'UTC',
      State: 'ENABLED',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Input: '{}', RetryPolicy: { MaximumEventAgeInSeconds: 3600 } },
    });
  });

  it('what could not be started for an hour is put aside, encrypted, for 14 days', () => {
    const [[id, queue] = []] = Object.entries(jobs.findResources('AWS::SQS::Queue')) as [string, Resource][];
    expect(queue?.Properties).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
    expect(onlyResource(jobs, 'AWS::Scheduler::Schedule').Properties).toMatchObject({
      Target: { DeadLetterConfig: { Arn: { 'Fn::GetAtt': [id, 'Arn'] } } },
    });
  });

  it('starts when and where it is told to', () => {
    const { jobs: london } = synthesize({ schedule: '22:05', timeZone: 'Europe/London' });
    expect(onlyResource(london, 'AWS::Scheduler::Schedule').Properties).toMatchObject({
      ScheduleExpression: 'cron(5 22 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/London',
    });
  });

  it('starts by hand alone when the schedule is off', () => {
    synthesize({ schedule: 'off' }).jobs.resourceCountIs('AWS::Scheduler::Schedule', 0);
  });
});

it('outputs say where the workflow is, of which version, whom alarms tell, and where runs end that could not start', () => {
  expect(Object.keys(jobs.toJSON().Outputs)).toEqual([
    'WorkflowArn',
    'Version',
    'AlarmTopicArn',
    'ScheduleDeadLettersUrl',
  ]);
});

it('the whole template is as it was', () => {
  const text = JSON.stringify(jobs.toJSON()).replace(/"S3Key":"[0-9a-f]{64}\.zip"/g, '"S3Key":"<hash>.zip"');
  expect(JSON.parse(text)).toMatchSnapshot();
});
