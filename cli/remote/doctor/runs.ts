import { isRunningExecution } from '../../../shared/runtime/executions.ts';
import type { RunRecord } from '../../../shared/store/run-records.ts';
import { ok, problem, warning } from '../../queries/finding.ts';
import type { Finding } from '../../results/doctor.ts';
import type { StackStatus } from '../../results/stack-status.ts';
import type { OpenStack } from '../open-stack.ts';
import { stackSchedule } from '../schedule.ts';

const dayMs = 86_400_000;

/** Whether runs start by themselves, and how the last one went. */
export async function runFindings(open: OpenStack, now: number): Promise<Finding[]> {
  const schedule = await stackSchedule(open);
  const [last] = await open.runtime.runs.recent(1);
  const isAlive = last?.status === 'running' && (await isRunningExecution(open.clients.sfn, last.holder));
  return [scheduleFinding(schedule), lastRunFinding(last, isAlive, schedule, now)];
}

function scheduleFinding(schedule: StackStatus['schedule']): Finding {
  if (schedule === null) return ok('schedule', 'off: runs start by hand');
  const { expression, timeZone, enabled } = schedule;
  if (enabled) return ok('schedule', `${expression} ${timeZone}`);
  return warning(
    'schedule',
    `${expression} ${timeZone} is disabled`,
    'enable it in EventBridge Scheduler, or deploy with -c schedule=off',
  );
}

/** @param isAlive whether the execution of a run that is recorded as running goes on */
export function lastRunFinding(
  last: RunRecord | undefined,
  isAlive: boolean,
  schedule: StackStatus['schedule'],
  now: number,
): Finding {
  const name = 'last run';
  if (last === undefined) return warning(name, 'there was none yet', 'strata run');
  const { run, status, failure, startedAt } = last;
  if (status === 'failed')
    return problem(
      name,
      `${run} failed: ${failure ?? 'no reason was recorded'}`,
      'strata run --resume   goes on with it',
    );
  if (status === 'running')
    return isAlive
      ? ok(name, `${run} is going on`)
      : problem(name, `${run} was stopped from outside`, 'strata run --resume   goes on with it');
  if (schedule?.enabled && now - startedAt > 2 * dayMs)
    return warning(
      name,
      `${run} is done, and started ${Math.floor((now - startedAt) / dayMs)} days ago, though there is a schedule`,
      'docs/runbook.md has a section on a run that is missing',
    );
  return ok(name, `${run} is done`);
}
