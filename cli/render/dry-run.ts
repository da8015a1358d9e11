import type { DryRunResult } from '../results/dry-run.ts';
import { notReadText } from './drop.ts';
import { renderEvent } from './event.ts';
import { count, counted, style, table } from './text.ts';

/** What would become of a file, as `strata drop --dry-run` says it. @param folderOption as commands need it, such as ` --folder shop` */
export function renderDryRun(result: DryRunResult, folderOption = ''): string {
  const { file, source, problem, rows, whole, customers, days, kinds, repaired, events, timeZone, currency } = result;
  if (problem !== null) return notReadText(file, source, problem);
  const read = counted(rows.read, 'row');
  const head = [
    `${file}   ${whole ? read : `its first ${read}`}`,
    `would apply ${count(rows.applied)}`,
    `duplicate ${count(rows.duplicate)}`,
    `refuse ${count(rows.refused)}`,
    counted(customers, 'customer'),
  ].join('   ');
  const facts: [string, string][] = [
    ['kinds', counts(kinds)],
    ['days', days === null ? '' : `${days.first} to ${days.last}   ${timeZone}`],
    ['repaired', counts(repaired)],
  ];
  return [
    head,
    ...facts.filter(([, text]) => text !== '').map(([name, text]) => `  ${name.padEnd(9)} ${text}`),
    ...refusals(result),
    ...events.flatMap(({ line, event }) => ['', ...renderEvent(`line ${count(line)}`, event, timeZone, currency)]),
    '',
    `Nothing was written. ${style('bold', 'Next')}    ${nextStep(result, folderOption)}`,
  ].join('\n');
}

function nextStep({ file, source, rows }: DryRunResult, folderOption: string): string {
  return rows.applied + rows.duplicate > 0
    ? `strata drop ${file} --source ${source}${folderOption}`
    : `correct the file or the source "${source}" in config/strata.yaml, then try it again`;
}

const counts = (by: Readonly<Record<string, number>>): string =>
  Object.entries(by)
    .map(([name, number]) => `${name} ${count(number)}`)
    .join('   ');

function refusals({ refused }: DryRunResult): string[] {
  const rows = Object.entries(refused).flatMap(([reason, { rows: number, lines, message }]) => [
    [reason, count(number), `line ${lines.map(count).join(', ')}${number > lines.length ? ' ...' : ''}`],
    ['', '', message],
  ]);
  return rows.length === 0 ? [] : [`  ${style('yellow', 'refused')}`, ...table(rows, [1], '    ')];
}
