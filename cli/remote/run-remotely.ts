import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { isRunningExecution } from '../../shared/runtime/executions.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { RunInProgressError } from '../../shared/store/run-records.ts';
import { CommandFailure } from '../command-failure.ts';
import { chooseResumable } from '../queries/choose-resumable.ts';
import { runDigests } from '../queries/run-digests.ts';
import { summary } from '../queries/run-summary.ts';
import type { RunResult } from '../results.ts';
import type { OnProgress, RunOptions } from '../system.ts';
import { type FollowedExecution, followExecution } from './follow-execution.ts';
import type { OpenStack } from './open-stack.ts';

/**
 * Starts the workflow, follows it to its end and says what came of it.
 *
 * @throws {RunInProgressError} before anything is started, and when another run was faster
 * @throws {CommandFailure} with the error of the state that failed
 */
export async function runRemotely(
  open: OpenStack,
  { asOf, parts, resume }: RunOptions,
  onProgress: OnProgress,
  pollMs?: number,
): Promise<RunResult> {
  const { objects, runs, configurations } = open.runtime;
  const { sfn } = open.clients;
  const startedAt = performance.now();
  // A run without a configuration would fail in the account, with less to say.
  await configurations.load('latest');
  const isAlive = async (holder: string) => !holder.startsWith('local:') && isRunningExecution(sfn, holder);
  const resumed = resume === undefined ? undefined : await chooseResumable(runs, resume.run, isAlive);
  for (const { status, run, holder } of await runs.recent(5))
    if (status === 'running' && (await isAlive(holder))) throw new RunInProgressError(run);

  const { executionArn = '' } = await sfn.send(
    new StartExecutionCommand({
      stateMachineArn: open.stack.workflowArn,
      input: JSON.stringify({ asOf, parts, resume: resumed }),
    }),
  );
  const ended = await followExecution(sfn, executionArn, onProgress, pollMs);
  if (ended.failure !== undefined) throw await failed(open, ended.failure, ended, executionArn);
  const statistics = await readJson(objects, bucketKeys.runStatistics(ended.run), (json) => json as Statistics);
  return {
    ...summary(statistics),
    digests: await runDigests(objects, statistics),
    seconds: (performance.now() - startedAt) / 1000,
  };
}

async function failed(
  { stack, runtime }: OpenStack,
  { state, error, message }: NonNullable<FollowedExecution['failure']>,
  { run }: FollowedExecution,
  executionArn: string,
): Promise<Error> {
  const holder = (await runtime.runs.recent(5)).find(({ status }) => status === 'running');
  if (error === 'RunInProgressError' || /RunInProgressError/.test(message))
    return new RunInProgressError(holder?.run ?? 'of another');
  const refused = /Run \S+ cannot be resumed: [^"\\]+/.exec(message)?.[0];
  if (refused !== undefined)
    return new CommandFailure(refused, { name: 'ResumeRefusedError', hint: `strata run --stack ${stack.name}` });
  const name = run === '' ? 'The run' : `Run ${run}`;
  return new CommandFailure(
    `${name} failed in ${state}: ${error}${message === '' ? '' : `, ${message}`}. What was published before stays.`,
    {
      name: 'RunFailedError',
      hint:
        run === ''
          ? `strata status --stack ${stack.name}; the execution is ${executionArn}`
          : `strata run --resume --stack ${stack.name}   goes on from the parts that are done; the execution is ${executionArn}`,
    },
  );
}
