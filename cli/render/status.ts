import type { StackStatus } from '../results/stack-status.ts';
import type { StatusResult } from '../results.ts';
import { count, counted, style, table } from './text.ts';

const time = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

/** The last drops and runs, newest first. */
export function renderStatus({ drops, runs, deadLetters, profiles, configuration, stack }: StatusResult): string {
  const dropRows = drops.map(({ drop, source, status, rows, openedAt }) => [
    time(openedAt),
    source,
    drop,
    status,
    `${count(rows.read)} read`,
    `${count(rows.applied)} applied`,
    `${count(rows.refused)} refused`,
  ]);
  const runRows = runs.map(({ run, status, profiles: customers, startedAt, failure }) => [
    time(startedAt),
    run,
    failure === null ? status : `${status}: ${failure}`,
    customers === null ? '' : counted(customers, 'customer'),
  ]);
  const dead = counted(deadLetters, 'dead letter');
  const inLastRun = runs.find(({ profiles: customers }) => customers !== null)?.profiles ?? profiles;
  return [
    `Profiles  ${stack === undefined ? '' : 'about '}${count(profiles)}   ${deadLetters === 0 ? dead : style('red', dead)}`,
    ...(profiles > inLastRun
      ? ['          one for each id that names a customer; a run joins those of the same one']
      : []),
    ...configurationLines(configuration),
    ...(stack === undefined ? [] : stackLines(stack)),
    '',
    style('bold', 'Drops'),
    ...(dropRows.length > 0 ? table(dropRows, [4, 5, 6]) : ['  none yet: strata drop FILE --source NAME']),
    '',
    style('bold', 'Runs'),
    ...(runRows.length > 0 ? table(runRows) : ['  none yet: strata run']),
  ].join('\n');
}

const mostProblems = 5;

/** Since when it is in force, and what keeps newer files out. */
function configurationLines({ inForceSince, problems }: StatusResult['configuration']): string[] {
  const head = `Config    ${inForceSince === null ? 'none in force' : `in force since ${time(inForceSince)} UTC`}`;
  if (problems.length === 0) return [head];
  return [
    `${head}   ${style('red', counted(problems.length, 'problem'))}, which strata validate shows`,
    ...problems
      .slice(0, mostProblems)
      .map(({ file, line, column, message }) => `  ${file}:${line}:${column}  ${message}`),
    ...(problems.length > mostProblems ? [`  ... ${count(problems.length - mostProblems)} more`] : []),
  ];
}

/** Queue, alarms and schedule of an account. What is wrong is red, and says which runbook section it is of by its alarm's name. */
function stackLines({ name, version, queue, alarms, schedule, lastExecution }: StackStatus): string[] {
  const on = alarms.on.map(
    ({ name: alarm, since, meaning, section }) =>
      `  ${style('red', 'ALARM')}  ${alarm}${since === null ? '' : ` since ${time(since)} UTC`}   ${meaning}   ${section}`,
  );
  const planned =
    schedule === null
      ? 'off: runs start by hand'
      : `${schedule.expression} ${schedule.timeZone}${schedule.enabled ? '' : `   ${style('red', 'disabled')}`}`;
  return [
    `Stack     ${name}   version ${version ?? 'unknown'}`,
    `Queue     ${count(queue.waiting)} waiting   ${count(queue.inFlight)} being worked on`,
    `Alarms    ${alarms.total === 0 ? 'none are set' : alarms.on.length === 0 ? `none of ${count(alarms.total)} on` : style('red', `${count(alarms.on.length)} of ${count(alarms.total)} on`)}`,
    ...on,
    `Schedule  ${planned}`,
    ...(lastExecution === null
      ? []
      : [`Workflow  last started ${time(lastExecution.startedAt)} UTC   ${lastExecution.status.toLowerCase()}`]),
  ];
}
