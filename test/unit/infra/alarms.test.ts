import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alarmMeanings, alarmNames } from '../../../shared/contracts/alarms.ts';
import { metricUnits } from '../../../shared/contracts/metrics.ts';
import { onlyResource, type Resource, synthesize } from '../../support/synthesize.ts';

const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');
const { jobs } = synthesize({ alarmEmail: 'oncall@shop.example' });
const alarms = (Object.values(jobs.findResources('AWS::CloudWatch::Alarm')) as Resource[]).map(
  ({ Properties }) => Properties as Record<string, unknown> & { AlarmName: string; AlarmDescription: string },
);
const alarm = (name: string) => {
  const found = alarms.find(({ AlarmName }) => AlarmName === `strata-${name}`);
  if (found === undefined) throw new Error(`No alarm ${name}`);
  return found;
};
const section = (name: string): string =>
  new RegExp(`^## ${name}\n(.*?)(?=^## |$(?![\\s\\S]))`, 'ms').exec(runbook)?.[1] ?? '';

describe('alarms and the runbook', () => {
  it('every alarm of the template has its name, its meaning and its section, and every section its alarm', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName).sort()).toEqual(alarmNames.map((name) => `strata-${name}`).sort());
    const sections = [...runbook.matchAll(/^## ([a-z-]+)$/gm)].map(([, name]) => name);
    expect(sections.sort()).toEqual([...alarmNames].sort());
  });

  it.each(alarmNames)('%s says what it means, where to read on, and there what to look at and what to do', (name) => {
    expect(alarm(name).AlarmDescription).toBe(`${alarmMeanings[name]} What to do: docs/runbook.md#${name}`);
    expect(section(name)).toMatch(/\*\*Description\.\*\*.*\*\*Investigation\.\*\*.*\*\*Resolution\.\*\*/s);
    expect(section(name)).toMatch(/```sh|`(?:aws|logs) /);
  });

  it('every link within the runbook leads to a section', () => {
    for (const [, target] of runbook.matchAll(/\]\(#([a-z-]+)\)/g)) expect(section(String(target))).not.toBe('');
  });

  it('every log that its commands read is of one function', () => {
    const read = [...runbook.matchAll(/\blogs ([A-Z]\w+)/g)].map(([, name]) => name);
    expect(read.length).toBeGreaterThan(5);
    const groups = Object.keys(jobs.findResources('AWS::Logs::LogGroup'));
    for (const name of read) expect(groups.filter((group) => group.includes(String(name)))).toHaveLength(1);
  });

  it('every output that its commands ask for is one of the stacks', () => {
    const { state } = synthesize();
    const outputs = { state: Object.keys(state.toJSON().Outputs), jobs: Object.keys(jobs.toJSON().Outputs) };
    const asked = [...runbook.matchAll(/output (state|jobs) (\w+)/g)];
    expect(asked.length).toBeGreaterThan(5);
    for (const [, stack, name] of asked) expect(outputs[stack as 'state' | 'jobs']).toContain(name);
  });
});

describe('alarms', () => {
  it.each(alarmNames)('%s tells when it goes off and when it is over', (name) => {
    const topic = [{ Ref: Object.keys(jobs.findResources('AWS::SNS::Topic'))[0] }];
    expect(alarm(name)).toMatchObject({ AlarmActions: topic, OKActions: topic });
  });

  it.each([
    ['drop-dead-letters', 1],
    ['configuration-dead-letters', 1],
    ['schedule-dead-letters', 1],
    ['drops-waiting', 3 * 60 * 60],
    ['configuration-waiting', 24 * 60],
  ])('%s goes off at %d', (name, Threshold) => {
    expect(alarm(name)).toMatchObject({
      Namespace: 'AWS/SQS',
      Threshold,
      Period: 300,
      Statistic: 'Maximum',
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
  });

  it('run-missing: 26 hours in a row in which nothing was published, or nothing is known', () => {
    expect(alarm('run-missing')).toMatchObject({
      MetricName: 'RunDurationSeconds',
      Statistic: 'SampleCount',
      Period: 3600,
      EvaluationPeriods: 26,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it.each([
    ['rows-refused', 'RefusedShareAboveUsual', 10, 'notBreaching'],
    ['run-slow', 'RunSlownessSeconds', 600, 'notBreaching'],
    ['configuration-refused', 'ConfigurationProblems', 1, 'ignore'],
    ['data-stale', 'NewestEventAgeHours', 72, 'ignore'],
  ])('%s looks at %s of this system', (name, MetricName, Threshold, TreatMissingData) => {
    expect(alarm(name)).toMatchObject({
      Namespace: 'Strata',
      MetricName,
      Dimensions: [{ Name: 'service', Value: 'strata' }],
      Threshold,
      Statistic: 'Maximum',
      TreatMissingData,
    });
  });

  it.each([
    ['run-failed', 'AWS/States', 'ExecutionsFailed', 1],
    ['ingest-throttled', 'AWS/Lambda', 'Throttles', 3],
    ['runs-throttled', 'AWS/Lambda', 'Throttles', 3],
    ['writes-throttled', 'AWS/DynamoDB', 'WriteThrottleEvents', 3],
    ['reads-throttled', 'AWS/DynamoDB', 'ReadThrottleEvents', 3],
  ])('%s adds up %s %s', (name, Namespace, MetricName, EvaluationPeriods) => {
    expect(alarm(name)).toMatchObject({
      Namespace,
      MetricName,
      EvaluationPeriods,
      Statistic: 'Sum',
      Period: 300,
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
  });

  it('throttling is looked for at the function of drops and at one of those that work on parts', () => {
    const descriptions = ['ingest-throttled', 'runs-throttled'].map((name) => {
      const [{ Value }] = alarm(name).Dimensions as [{ Value: { Ref: string } }];
      return (jobs.findResources('AWS::Lambda::Function')[Value.Ref] as Resource).Properties.Description;
    });
    expect(descriptions).toEqual(['Strata: ingest-drop', 'Strata: score-part']);
  });

  it('are as many as the runbook says, each over one metric, which is what they cost', () => {
    expect(runbook).toContain(`There are ${alarms.length} alarms`);
    for (const each of alarms) expect(each).not.toHaveProperty('Metrics');
  });

  it('none waits for runs where they are started by hand alone', () => {
    const names = (
      Object.values(synthesize({ schedule: 'off' }).jobs.findResources('AWS::CloudWatch::Alarm')) as Resource[]
    ).map(({ Properties }) => String(Properties.AlarmName));
    const without = alarmNames.filter((name) => name !== 'run-missing' && name !== 'schedule-dead-letters');
    expect(names.sort()).toEqual(without.map((name) => `strata-${name}`).sort());
  });
});

describe('who is told', () => {
  it('is written to at the address that was given, or nobody', () => {
    expect(onlyResource(jobs, 'AWS::SNS::Subscription').Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'oncall@shop.example',
    });
    synthesize().jobs.resourceCountIs('AWS::SNS::Subscription', 0);
  });

  it('the topic takes messages of this account over TLS alone', () => {
    const { Statement } = onlyResource(jobs, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument as {
      Statement: object[];
    };
    expect(Statement).toMatchObject([
      { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      {
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
  });
});

describe('dashboard', () => {
  const { DashboardBody, DashboardName } = onlyResource(jobs, 'AWS::CloudWatch::Dashboard').Properties;
  const body = JSON.stringify(DashboardBody);

  it('is called as the system, and shows drops, rows, lag, runs and what is paid for', () => {
    expect(DashboardName).toBe('strata');
    for (const name of [
      'DropsApplied',
      'RowsApplied',
      'RowsDuplicate',
      'RowsRefused',
      'DropLagSeconds',
      'RunDurationSeconds',
      'ConsumedWriteCapacityUnits',
      'ConsumedReadCapacityUnits',
      'BucketSizeBytes',
    ])
      expect(body).toContain(name);
    expect(body).toContain('GB-seconds');
  });

  it('shows no metric that nobody records', () => {
    const own = [...body.matchAll(/\\"Strata\\",\\"(\w+)\\"|MetricName=\\+"(\w+)\\+"/g)].map(([, a, b]) => a ?? b);
    expect(own.length).toBeGreaterThan(5);
    for (const name of own) expect(Object.keys(metricUnits)).toContain(name);
  });
});
