import { join } from 'node:path';
import type { InitResult } from '../results/init.ts';
import { shownPath } from '../shown-path.ts';
import { count, style, table } from './text.ts';

/** What was written, what to look at, and what to do next. @param folderOption as commands need it, such as ` --folder shop` */
export function renderInit(
  { folder, source, preset, files, doubts, sample }: InitResult,
  folderOption: string,
): string {
  const next = [
    ...(preset === null ? [] : [[`strata sources ${preset}`, 'what such files look like']]),
    [`strata validate${folderOption}`, 'checks the configuration; say it after every change'],
    [`strata drop ${sample?.file ?? 'FILE'} --source ${source}${folderOption}`, 'puts a file in'],
    [`strata run${folderOption}`, 'segments, audiences and the report'],
  ];
  return [
    ...files
      .filter((path) => !path.includes('/.'))
      .map((path, at) => `${at === 0 ? 'Wrote   ' : '        '}${shownPath(join(folder, path))}`),
    ...(sample === null ? [] : ['', ...sampleLines(sample, preset)]),
    ...doubts.map((doubt, at) => `${at === 0 ? `\n${style('yellow', 'Look at')} ` : '        '}${doubt}`),
    '',
    ...nextLines(next),
  ].join('\n');
}

/** What each command does stands beside it, unless a long path leaves no room. */
function nextLines(next: readonly (readonly string[])[]): string[] {
  const isNarrow = next.every(([command = '']) => command.length <= 60);
  const rows = next.map(([command = '', what = ''], at) => [
    at === 0 ? 'Next ' : '',
    command,
    ...(isNarrow ? [what] : []),
  ]);
  return table(rows, [], '');
}

function sampleLines(
  { file, rows, accepted, refused }: NonNullable<InitResult['sample']>,
  preset: string | null,
): string[] {
  const how = preset === null ? 'by the mapping proposed' : `by preset ${preset}`;
  const reasons = Object.entries(refused).map(([reason, rowsRefused]) => `${reason} ${count(rowsRefused)}`);
  return [
    `Tried   ${file}, ${rows === 1 ? 'its only row' : `its first ${count(rows)} rows`}, ${how}: ${count(accepted)} can be read`,
    ...(reasons.length === 0 ? [] : [`        refused: ${reasons.join(', ')}`]),
  ];
}
