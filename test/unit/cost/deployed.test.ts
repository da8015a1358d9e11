import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { deployed } from '../../../cli/cost/deployed.ts';
import { wholeFunctions } from '../../../cli/cost/lambda-units.ts';
import { defaultWorkload } from '../../../cli/cost/workload.ts';
import { readConfig } from '../../../infra/config.ts';
import { functionSizes } from '../../../infra/limits.ts';
import { retentionRules } from '../../../infra/retention.ts';
import { synthesize } from '../../support/synthesize.ts';

describe('deployed: what the bill takes from infra/', () => {
  const config = readConfig(new App().node);

  it('has the memory and the retention of the settings as they are without any', () => {
    const { ingestMemory, partMemory, wholeMemory, controlMemory, runFilesDays, audienceDays } = config;
    expect([ingestMemory, partMemory, controlMemory]).toEqual(Array(3).fill(deployed.memoryMegabytes));
    expect(wholeMemory).toBe(deployed.wholeMemoryMegabytes);
    expect({ runFilesDays, audienceDays }).toEqual({
      runFilesDays: deployed.runFilesDays,
      audienceDays: deployed.audienceDays,
    });
    const released = retentionRules(config).filter(({ id }) => id === 'run-files' || id === 'audiences');
    expect(released.map((rule) => rule.noncurrentVersionExpiration?.toDays())).toEqual(
      Array(2).fill(deployed.oldVersionDays),
    );
  });

  it('counts the memory for a whole run of the functions that have it', () => {
    const whole = Object.entries(functionSizes).flatMap(([name, size]) => (size === 'whole' ? [name] : []));
    expect(wholeFunctions).toEqual(whole);
  });

  it('has the queues, alarms and dashboards of the templates', () => {
    const { state, jobs } = synthesize();
    // One is asked for each event source.
    expect(Object.keys(jobs.findResources('AWS::Lambda::EventSourceMapping'))).toHaveLength(deployed.queues);
    expect(Object.keys(jobs.findResources('AWS::CloudWatch::Dashboard'))).toHaveLength(defaultWorkload.dashboards);
    const alarms = [state, jobs].flatMap((stack) => Object.values(stack.findResources('AWS::CloudWatch::Alarm')));
    // An alarm over an expression is billed for each metric in it.
    const watched = alarms.map(({ Properties: { Metrics } }) =>
      Metrics === undefined ? 1 : (Metrics as { MetricStat?: unknown }[]).filter((each) => each.MetricStat).length,
    );
    expect(watched.reduce((sum, metrics) => sum + metrics, 0)).toBe(defaultWorkload.alarms);
    const logs = Object.values(jobs.findResources('AWS::Logs::LogGroup'));
    expect(new Set(logs.map(({ Properties }) => Properties.RetentionInDays))).toEqual(
      new Set([deployed.logMonths * 30]),
    );
  });
});
