import type { DropResult } from '../results.ts';
import { count, counted, seconds, style, table } from './text.ts';

/** What became of one file, as `strata drop` says it. @param locate where a key of the bucket lies */
export function renderDrop(result: DropResult, locate: (key: string) => string): string {
  if (result.problem !== null) return notReadText(result.file, result.source, result.problem);
  const { file, rows, customers, status } = result;
  if (status === 'duplicate')
    return `${file}   ${counted(rows.read, 'row')}   duplicate: the same content was applied before, nothing changes`;
  const head = [
    `${file}   ${counted(rows.read, 'row')}`,
    `applied ${count(rows.applied)}`,
    `duplicate ${count(rows.duplicate)}`,
    `refused ${count(rows.refused)}`,
    counted(customers, 'customer'),
    seconds(result.seconds),
  ].join('   ');
  return [head, ...repairs(result), ...refusals(result, locate)].join('\n');
}

function repairs({ repaired }: DropResult): string[] {
  const mended = Object.entries(repaired).map(([what, rows]) => `${what} ${count(rows)}`);
  return mended.length === 0 ? [] : [`  repaired  ${mended.join('   ')}`];
}

function refusals({ samples, rows, refused, quarantine }: DropResult, locate: (key: string) => string): string[] {
  if (samples.length === 0 || quarantine === null) return [];
  const reasons = Object.entries(refused).map(([reason, number]) => `${reason} ${count(number)}`);
  const lines = table(
    samples.map(({ line, reason, message }) => [`line ${line}`, reason, message]),
    [],
    '            ',
  );
  const more = rows.refused - samples.length;
  const rest = more > 0 ? `... ${count(more)} more in ${locate(quarantine)}` : `rows in ${locate(quarantine)}`;
  return [`  ${style('yellow', 'refused')}   ${reasons.join('   ')}`, ...lines, `            ${rest}`];
}

/** Of a file that cannot be read at all: why, and what to do. */
export function notReadText(file: string, source: string, problem: NonNullable<DropResult['problem']>): string {
  const { message, found, expected } = problem;
  return [
    `${file}   ${style('red', 'not read')}: ${message}`,
    ...(found === undefined ? [] : [`  found     ${found}`]),
    ...(expected === undefined ? [] : [`  expected  ${expected}`]),
    ...nextSteps(source, found),
  ].join('\n');
}

/** Of a source that is not known it is the source's name that was found. */
const nextSteps = (source: string, found: string | undefined): readonly string[] =>
  found === source
    ? [`  next      strata sources      lists those that are known; others go into config/strata.yaml`]
    : [
        `  next      strata sources ${source}      shows what it reads`,
        `            correct the file or the source "${source}" in config/strata.yaml, then drop it again`,
      ];

/** One line over several files. */
export function renderDropTotals(results: readonly DropResult[]): string {
  const sum = (of: (result: DropResult) => number) => results.reduce((total, result) => total + of(result), 0);
  const refusedFiles = results.filter(({ status }) => status === 'refused').length;
  return [
    counted(results.length, 'file'),
    counted(
      sum(({ rows }) => rows.read),
      'row',
    ),
    `applied ${count(sum(({ rows }) => rows.applied))}`,
    `duplicate ${count(sum(({ rows }) => rows.duplicate))}`,
    `refused ${count(sum(({ rows }) => rows.refused))}`,
    ...(refusedFiles > 0 ? [`${counted(refusedFiles, 'file')} not read`] : []),
  ].join('   ');
}
