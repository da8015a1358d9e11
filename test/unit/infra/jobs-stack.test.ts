import { describe, expect, it } from 'vitest';
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

  it.each(functionNames)('%s runs on Node 24, arm64, with one vCPU and a log that ends', (name) => {
    const { Properties } = functionOf(name);
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], MemorySize: 1769 });
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
    expect(parseEnvironment(Object.fromEntries(resolved))).toMatchObject({
      STRATA_BUCKET: 'resolved',
      STRATA_TABLE: 'resolved',
    });
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
      Target: { Input: '{}' },
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

it('outputs say where the workflow is, and of which version', () => {
  expect(Object.keys(jobs.toJSON().Outputs)).toEqual(['WorkflowArn', 'Version']);
});

it('the whole template is as it was', () => {
  const text = JSON.stringify(jobs.toJSON()).replace(/"S3Key":"[0-9a-f]{64}\.zip"/g, '"S3Key":"<hash>.zip"');
  expect(JSON.parse(text)).toMatchSnapshot();
});
