import type { UpState } from '../local/up/up.ts';
import type { RunResult, ValidateResult } from '../results.ts';
import { count, counted, seconds, style, table } from './text.ts';

/** Where everything is, once, at the start. */
export function renderStarted({ folder, report, sources, timeZone, schedule, due }: UpState): string {
  const drops =
    sources === undefined
      ? 'wait for a configuration: strata init writes one'
      : sources.map((source) => `${folder}/drops/${source}/`).join('   ');
  return [
    style('bold', `Strata is up over ${folder}. Ctrl-C stops it.`),
    ...table(
      [
        ['Report', report],
        ['Drops', drops],
        ['Configuration', `${folder}/config/`],
        ['Next run', nextRun(due, schedule, timeZone)],
      ],
      [],
      '',
    ),
    '',
  ].join('\n');
}

/** What the configuration is now. */
export function renderConfigured({ ok, problems, files, inForceSince }: ValidateResult): string {
  if (ok) return `${counted(files, 'file')} in force`;
  const places = problems.map(
    ({ file, line, column, message, expected }) => `  ${file}:${line}:${column}  ${message}; expected ${expected}`,
  );
  const stays = inForceSince === null ? 'nothing is in force yet' : 'the last good configuration stays in force';
  return [`${style('red', counted(problems.length, 'problem'))}; ${stays}`, ...places].join('\n');
}

export function renderRan(
  { run, profiles, model, audiences, seconds: took }: RunResult,
  due: number | undefined,
): string {
  const published = audiences.filter(({ withheld }) => withheld === null).length;
  const line = [
    run,
    counted(profiles, 'customer'),
    counted(model.k, 'cluster'),
    `${count(published)} of ${counted(audiences.length, 'audience')}`,
    seconds(took),
  ].join('   ');
  return due === undefined ? line : `${line}   next ${local(due)}`;
}

/** The time of day on this machine, what it is about, and the text; further lines stand below the first. */
export const stamped = (what: string, text: string, now: Date = new Date()): string =>
  `${now.toTimeString().slice(0, 8)}  ${what.padEnd(7)} ${text.replaceAll('\n', `\n${' '.repeat(18)}`)}`;

function nextRun(due: number | undefined, schedule: string, timeZone: string | undefined): string {
  if (due !== undefined) return `${local(due)}   (${schedule} ${timeZone})`;
  if (schedule === 'after-drops') return 'whenever new drops are in';
  return schedule === 'off' ? 'by hand: strata run' : `${schedule}, once a configuration is in force`;
}

/** 2026-11-24 03:00, by the clock of this machine. */
function local(instant: number): string {
  const date = new Date(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
