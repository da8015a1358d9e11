import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  ListExecutionsCommand,
  ListMapRunsCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it } from 'vitest';
import { followExecution } from '../../../cli/remote/follow-execution.ts';
import type { Progress } from '../../../cli/system.ts';

const client = new SFNClient({ region: 'eu-west-1' });
const mock = mockClient(client);
afterEach(() => mock.reset());

const executionArn = 'arn:aws:states:eu-west-1:111122223333:execution:strata:x';
const plan = {
  run: 'r1',
  segments: [0],
  days: [],
  routes: [0, 1],
  features: [0, 1],
  fitted: false,
  scores: [0, 1],
  campaigns: [0],
  snapshots: [0, 1],
  parts: [0, 1],
};

const event = (more: Partial<HistoryEvent>): HistoryEvent =>
  ({ id: 1, timestamp: new Date(0), type: 'PassStateEntered', ...more }) as HistoryEvent;
const entered = (name: string) => event({ stateEnteredEventDetails: { name } });
const planned = event({ stateExitedEventDetails: { name: 'Plan', output: JSON.stringify({ plan }) } });

/** Looks at an execution in turn: the state it is in, how many children of its Maps succeeded; then how it ends. */
function executionThat(
  looks: readonly { readonly state: string; readonly succeeded: number }[],
  end: { readonly status: string; readonly error?: string; readonly cause?: string },
) {
  let at = -1;
  mock.on(DescribeExecutionCommand, { executionArn }).callsFake(() => {
    at++;
    return at < looks.length ? { status: 'RUNNING' } : end;
  });
  const now = () => looks[Math.min(at, looks.length - 1)] ?? { state: 'Plan', succeeded: 0 };
  mock.on(GetExecutionHistoryCommand).callsFake(({ reverseOrder }: { reverseOrder?: boolean }) => {
    if (reverseOrder) return { events: [event({}), entered(now().state), entered('Plan')] };
    return { events: now().state === 'Plan' ? [entered('Plan')] : [entered('Plan'), planned] };
  });
  mock.on(ListExecutionsCommand).resolves({ executions: [] });
  mock.on(ListMapRunsCommand).callsFake(() => ({ mapRuns: now().succeeded === 0 ? [] : [{ mapRunArn: 'map' }] }));
  mock.on(DescribeMapRunCommand).callsFake(() => ({ itemCounts: { succeeded: now().succeeded } }));
}

describe('followExecution(client, arn, onProgress)', () => {
  it('tells the state and how many of the tasks of the plan are done, to the end', async () => {
    executionThat(
      [
        { state: 'Plan', succeeded: 0 },
        { state: 'Route', succeeded: 1 },
        { state: 'Feature', succeeded: 4 },
        { state: 'Score', succeeded: 5 },
        { state: 'WriteBack', succeeded: 10 },
      ],
      { status: 'SUCCEEDED' },
    );
    const seen: Progress[] = [];
    expect(await followExecution(client, executionArn, (progress) => seen.push(progress), 0)).toEqual({ run: 'r1' });
    // Plan, Fit and Finish, and twelve children of Maps.
    expect(seen).toEqual([
      { stage: 'Plan', done: 0, total: 0 },
      { stage: 'Route', done: 1 + 1, total: 15 },
      { stage: 'Feature', done: 1 + 4, total: 15 },
      { stage: 'Score', done: 2 + 5, total: 15 },
      { stage: 'WriteBack', done: 3 + 10, total: 15 },
    ]);
  });

  it('gives the error of the child that failed, in the words of its function', async () => {
    executionThat([{ state: 'Score', succeeded: 1 }], {
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
    mock.on(ListExecutionsCommand).resolves({
      executions: [{ executionArn: 'child', stateMachineArn: '', name: '', status: 'FAILED', startDate: new Date(0) }],
    });
    mock.on(DescribeExecutionCommand, { executionArn: 'child' }).resolves({
      status: 'FAILED',
      error: 'ObjectNotFoundError',
      cause: JSON.stringify({
        errorType: 'ObjectNotFoundError',
        errorMessage: 'There is no object "x".',
        trace: ['at'],
      }),
    });
    expect(await followExecution(client, executionArn, () => {}, 0)).toEqual({
      run: 'r1',
      failure: { state: 'Score', error: 'ObjectNotFoundError', message: 'There is no object "x".' },
    });
  });

  it('gives the error of a run that failed before it had a plan', async () => {
    executionThat([], { status: 'FAILED', error: 'RunInProgressError', cause: '{"errorMessage":"Run r0 goes on"}' });
    expect(await followExecution(client, executionArn, () => {}, 0)).toEqual({
      run: '',
      failure: { state: 'Plan', error: 'RunInProgressError', message: 'Run r0 goes on' },
    });
  });

  it('tells that an execution was stopped from outside', async () => {
    executionThat([{ state: 'Fit', succeeded: 2 }], { status: 'ABORTED' });
    expect((await followExecution(client, executionArn, () => {}, 0)).failure).toEqual({
      state: 'Fit',
      error: 'ABORTED',
      message: '',
    });
  });
});
