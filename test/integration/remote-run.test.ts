import { DescribeExecutionCommand, GetExecutionHistoryCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenStack } from '../../cli/remote/open-stack.ts';
import type { StrataSystem } from '../../cli/system.ts';
import { openStackBesideFolder, type StackBesideFolder, stack } from '../support/stack-beside-folder.ts';

let both: StackBesideFolder;
let remote: StrataSystem;
let open: OpenStack;
let mocks: StackBesideFolder['mocks'];
beforeAll(async () => {
  both = await openStackBesideFolder();
  ({ remote, open, mocks } = both);
}, 120_000);
beforeEach(() => both.rest());
afterAll(() => both.close());

describe('a run of a stack', () => {
  const ends = (status: string, more: object = {}) =>
    mocks.sfn.on(DescribeExecutionCommand).resolves({ status: status as 'SUCCEEDED', ...more });
  const executionArn = `${stack.workflowArn}:x`;

  it('starts the workflow with what was asked for, and tells what came of it', async () => {
    const statistics = await remote.statistics();
    const plan = {
      run: statistics?.run,
      segments: [],
      days: [],
      features: [],
      scores: [],
      campaigns: [],
      snapshots: [],
      parts: [],
    };
    mocks.sfn.on(StartExecutionCommand).resolves({ executionArn, startDate: new Date(0) });
    mocks.sfn.on(GetExecutionHistoryCommand).resolves({
      events: [
        {
          id: 1,
          timestamp: new Date(0),
          type: 'TaskStateExited',
          stateExitedEventDetails: { name: 'Plan', output: JSON.stringify({ plan }) },
        },
      ],
    });
    ends('SUCCEEDED');
    const result = await remote.run({ asOf: '2011-12-01', parts: 2 }, () => {});
    expect(result).toMatchObject({ run: statistics?.run, asOf: statistics?.asOf, parts: 2 });
    const [call] = mocks.sfn.commandCalls(StartExecutionCommand);
    expect(call?.args[0].input).toEqual({
      stateMachineArn: stack.workflowArn,
      input: JSON.stringify({ asOf: '2011-12-01', parts: 2 }),
    });
  });

  it('is not started while another goes on', async () => {
    const { runs } = open.runtime;
    const record = {
      run: 'going-on',
      asOf: '',
      status: 'running',
      holder: 'arn:other',
      startedAt: Date.now(),
    } as const;
    await runs.begin(record, async () => false);
    ends('RUNNING');
    await expect(remote.run({}, () => {})).rejects.toMatchObject({ name: 'RunInProgressError', run: 'going-on' });
    await expect(remote.run({ resume: {} }, () => {})).rejects.toMatchObject({ name: 'RunInProgressError' });
    expect(mocks.sfn.commandCalls(StartExecutionCommand)).toEqual([]);
    await runs.end('going-on', { status: 'failed', finishedAt: Date.now(), failure: 'Test' });
  });

  it('that another was faster than says so', async () => {
    mocks.sfn.on(StartExecutionCommand).resolves({ executionArn, startDate: new Date(0) });
    mocks.sfn.on(GetExecutionHistoryCommand).resolves({ events: [] });
    ends('FAILED', { error: 'RunInProgressError', cause: '{"errorMessage":"Run r0 is still going on"}' });
    await expect(remote.run({}, () => {})).rejects.toMatchObject({ name: 'RunInProgressError' });
  });

  it('that fails tells where, why, and how to go on', async () => {
    mocks.sfn.on(StartExecutionCommand).resolves({ executionArn, startDate: new Date(0) });
    mocks.sfn.on(GetExecutionHistoryCommand).resolves({ events: [] });
    ends('FAILED', { error: 'SuppressionFileError', cause: '{"errorMessage":"requests/suppression/a.csv:2:1"}' });
    await expect(remote.run({}, () => {})).rejects.toMatchObject({
      name: 'RunFailedError',
      exitCode: 1,
      message: expect.stringContaining('failed in Plan: SuppressionFileError, requests/suppression/a.csv:2:1.'),
      hint: expect.stringContaining(executionArn),
    });
  });

  it('that is resumed is named to the workflow, and nothing else is', async () => {
    const failed = { run: 'half-way', asOf: '', status: 'running', holder: 'arn:gone', startedAt: Date.now() } as const;
    await open.runtime.runs.begin(failed, async () => false);
    await open.runtime.runs.end('half-way', { status: 'failed', finishedAt: Date.now(), failure: 'Test' });
    mocks.sfn.on(StartExecutionCommand).resolves({ executionArn, startDate: new Date(0) });
    mocks.sfn.on(GetExecutionHistoryCommand).resolves({ events: [] });
    const message = 'Run half-way cannot be resumed: no plan of it is there. Start a new run.';
    ends('FAILED', { error: 'ResumeRefusedError', cause: JSON.stringify({ errorMessage: message }) });
    await expect(remote.run({ resume: {} }, () => {})).rejects.toMatchObject({ name: 'ResumeRefusedError', message });
    expect(mocks.sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input.input).toBe('{"resume":"half-way"}');
  });
});
