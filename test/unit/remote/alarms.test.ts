import { describe, expect, it } from 'vitest';
import { described } from '../../../cli/remote/alarms.ts';
import { renderStatus } from '../../../cli/render/status.ts';
import { status } from '../cli/results-fixture.ts';

describe('described(name, system, reason)', () => {
  it('says what an alarm of the system means, and where the runbook has it', () => {
    expect(described('shop-run-failed', 'shop', 'Threshold Crossed')).toEqual({
      meaning: 'A run failed. The last good audiences stay.',
      section: 'docs/runbook.md#run-failed',
    });
  });

  it('leaves to CloudWatch what it does not know', () => {
    expect(described('shop-mine', 'shop', 'Threshold Crossed')).toEqual({
      meaning: 'Threshold Crossed',
      section: 'docs/runbook.md',
    });
  });
});

describe('renderStatus(status) of a stack', () => {
  const stack = {
    name: 'shop',
    version: '0.1.0',
    queue: { waiting: 1200, inFlight: 3 },
    deadLetters: { drops: 2, configuration: 0 },
    alarms: { total: 15, on: [] },
    schedule: { expression: 'cron(0 3 * * ? *)', timeZone: 'Europe/London', enabled: true },
    lastExecution: { name: 'x', status: 'SUCCEEDED', startedAt: '2026-11-23T03:00:00.000Z', stoppedAt: null },
  };
  const linesOf = (changes: object) => renderStatus({ ...status, stack: { ...stack, ...changes } }).split('\n');

  it('tells queue, alarms, schedule and the last execution', () => {
    const lines = linesOf({});
    expect(lines).toContain('Stack     shop   version 0.1.0');
    expect(lines).toContain('Queue     1,200 waiting   3 being worked on');
    expect(lines).toContain('Alarms    none of 15 on');
    expect(lines).toContain('Schedule  cron(0 3 * * ? *) Europe/London');
    expect(lines).toContain('Workflow  last started 2026-11-23 03:00 UTC   succeeded');
  });

  it('names each alarm that is on, since when, what it means and where the runbook has it', () => {
    const on = [
      {
        name: 'shop-run-failed',
        since: '2026-11-23T03:01:00.000Z',
        meaning: 'A run failed.',
        section: 'docs/runbook.md#run-failed',
      },
    ];
    const lines = linesOf({ alarms: { total: 15, on }, schedule: null });
    expect(lines).toContain('Alarms    1 of 15 on');
    expect(lines).toContain(
      '  ALARM  shop-run-failed since 2026-11-23 03:01 UTC   A run failed.   docs/runbook.md#run-failed',
    );
    expect(lines).toContain('Schedule  off: runs start by hand');
  });
});
