import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { PlanOutput } from '../../shared/contracts/run-payloads.ts';
import { tasksOf } from '../queries/plan-tasks.ts';
import type { OnProgress } from '../system.ts';

export interface FollowedExecution {
  /** Empty where it failed before it had one. */
  readonly run: string;
  readonly failure?: {
    /** State of the workflow in which it failed. */
    readonly state: string;
    readonly error: string;
    /** What the function said; it names no customer. */
    readonly message: string;
  };
}

const firstMs = 1_000;
const mostMs = 5_000;

/**
 * Follows an execution of the workflow to its end: which state it is in, and how many tasks of its plan are done.
 *
 * @param pollMs the first pause between two looks; each next one is a fifth longer, up to 5 seconds
 */
export async function followExecution(
  client: SFNClient,
  executionArn: string,
  onProgress: OnProgress,
  pollMs = firstMs,
): Promise<FollowedExecution> {
  const countDone = createMapRunCounter(client, executionArn);
  let plan: PlanOutput | undefined;
  for (let pauseMs = pollMs; ; pauseMs = Math.min(mostMs, pauseMs * 1.2)) {
    const { status, error, cause } = await client.send(new DescribeExecutionCommand({ executionArn }));
    const states = await statesEntered(client, executionArn);
    plan ??= await planOf(client, executionArn);
    const run = plan?.run ?? '';
    if (status === 'SUCCEEDED') return { run };
    if (status !== 'RUNNING') {
      const state = states.find((name) => name !== 'Failed' && name !== 'RecordFailure') ?? 'Plan';
      return { run, failure: { state, ...(await failureOf(client, executionArn, error ?? String(status), cause)) } };
    }
    const stage = states[0] ?? 'Plan';
    const single = plan === undefined ? 0 : 1 + (isAfter(stage, 'Fit') ? 1 : 0) + (isAfter(stage, 'Finish') ? 1 : 0);
    onProgress({ stage, done: single + (await countDone()), total: plan === undefined ? 0 : tasksOf(plan) });
    await sleep(pauseMs);
  }
}

const order = [
  'Plan',
  'Extract',
  'Digest',
  'Route',
  'Feature',
  'Fit',
  'Score',
  'Publish',
  'Snapshot',
  'Finish',
  'WriteBack',
];
const isAfter = (stage: string, other: string): boolean => order.indexOf(stage) > order.indexOf(other);

/** States that were entered lately, the last first. */
async function statesEntered(client: SFNClient, executionArn: string): Promise<string[]> {
  const { events = [] } = await client.send(
    new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 30, includeExecutionData: false }),
  );
  return events.flatMap(({ stateEnteredEventDetails: entered }) => (entered?.name === undefined ? [] : [entered.name]));
}

/** What the first state gave; `undefined` until it has ended well. */
async function planOf(client: SFNClient, executionArn: string): Promise<PlanOutput | undefined> {
  const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 100 }));
  const exited = events.find(({ stateExitedEventDetails }) => stateExitedEventDetails?.name === 'Plan');
  const output = exited?.stateExitedEventDetails?.output;
  return output === undefined ? undefined : (JSON.parse(output) as { readonly plan?: PlanOutput }).plan;
}

/** Counts the children of Maps that succeeded; a Map that has ended is asked once. */
function createMapRunCounter(client: SFNClient, executionArn: string) {
  const ended = new Map<string, number>();
  return async function countDone(): Promise<number> {
    const { mapRuns = [] } = await client.send(new ListMapRunsCommand({ executionArn }));
    let done = 0;
    for (const { mapRunArn = '', stopDate } of mapRuns) {
      const known = ended.get(mapRunArn);
      const succeeded =
        known ?? (await client.send(new DescribeMapRunCommand({ mapRunArn }))).itemCounts?.succeeded ?? 0;
      if (stopDate !== undefined) ended.set(mapRunArn, succeeded);
      done += succeeded;
    }
    return done;
  };
}

/** The error of the child that failed, where a Map did; else the execution's own. */
async function failureOf(client: SFNClient, executionArn: string, error: string, cause: string | undefined) {
  const { mapRuns = [] } = await client.send(new ListMapRunsCommand({ executionArn }));
  for (const { mapRunArn } of mapRuns) {
    const { executions = [] } = await client.send(
      new ListExecutionsCommand({ mapRunArn, statusFilter: 'FAILED', maxResults: 1 }),
    );
    const [child] = executions;
    if (child === undefined) continue;
    const failed = await client.send(new DescribeExecutionCommand({ executionArn: child.executionArn }));
    return { error: failed.error ?? error, message: messageOf(failed.cause) };
  }
  return { error, message: messageOf(cause) };
}

/** Lambda hands an error on as JSON. */
function messageOf(cause: string | undefined): string {
  if (cause === undefined) return '';
  try {
    const { errorMessage } = JSON.parse(cause) as { readonly errorMessage?: string };
    return errorMessage ?? '';
  } catch {
    return cause.split('\n')[0] ?? '';
  }
}
