import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { CommandFailure } from '../command-failure.ts';
import { createProgressLine } from '../progress.ts';
import { renderDrop, renderDropTotals } from '../render/drop.ts';
import { count } from '../render/text.ts';
import type { DropResult } from '../results.ts';
import type { StrataSystem } from '../system.ts';
import { dryRunFiles } from './drop-dry-run.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

interface Options extends CommonOptions {
  readonly source: string;
  readonly dryRun?: boolean;
  readonly rows?: number;
}

export const dropCommand = (): Command =>
  new Command('drop')
    .description('put event files in, and say for each what became of its rows')
    .argument('<file...>', '.csv .tsv .jsonl .ndjson .json, plain, .gz or .zst')
    .requiredOption('--source <name>', 'a source of config/strata.yaml')
    .option('--dry-run', 'show the first rows as events and what would be refused; write nothing')
    .option('--rows <n>', 'with --dry-run: look at the first rows only', parseRows)
    .addHelpText(
      'after',
      `
Examples:
  $ strata drop orders.csv --source shop
  $ strata drop export/*.jsonl.gz --source web --json
  $ strata drop orders.csv --source shop --dry-run
  $ strata drop orders.csv --source shop --stack strata

The same content again is a duplicate, whatever the file is called. Refused rows alone give exit
code 0; a file of which no row could be read gives 1.`,
    )
    .action(dropFiles);

async function dropFiles(files: readonly string[], options: Options): Promise<void> {
  const sizes = await Promise.all(files.map(sizeOf));
  if (options.dryRun) return dryRunFiles(files, options);
  if (options.rows !== undefined) throw usage('--rows goes with --dry-run.');
  const results = await withSystem(options, (system) => dropAll(system, files, sizes, options));
  if (options.json) print(options, { drops: results }, () => '');
  else if (results.length > 1) process.stdout.write(`${renderDropTotals(results)}\n`);
  if (results.some(({ status }) => status === 'refused'))
    throw new CommandFailure('A file was not read.', { silent: true });
}

async function dropAll(
  system: StrataSystem,
  files: readonly string[],
  sizes: readonly number[],
  options: Options,
): Promise<DropResult[]> {
  const kilobytes = (bytes: number) => Math.ceil(bytes / 1024);
  const total = kilobytes(sizes.reduce((sum, size) => sum + size, 0));
  const line = createProgressLine('Drops', 'kB');
  const results: DropResult[] = [];
  let done = 0;
  let rows = 0;
  for (const [index, file] of files.entries()) {
    const before = rows;
    const show = (read: number) =>
      line.update(kilobytes(done), total, `${count(before + read)} rows, ${index + 1} of ${files.length} files`);
    show(0);
    const upload = (sent: number) =>
      line.update(kilobytes(done + sent), total, `uploading ${index + 1} of ${files.length} files`);
    const result = await system.drop(file, options.source, show, upload);
    results.push(result);
    done += sizes[index] ?? 0;
    rows += result.rows.read;
    line.end();
    if (!options.json) print(options, result, () => renderDrop(result, system.locate));
  }
  return results;
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return found.size;
  const what = found === undefined ? 'There is no file' : 'A file was expected, not the folder';
  throw usage(`${what} "${file}".`);
}

function parseRows(text: string): number {
  const rows = Number(text);
  if (Number.isSafeInteger(rows) && rows > 0) return rows;
  throw usage(`--rows is "${text}"; a number of rows such as 1000 was expected.`);
}

const usage = (message: string): CommandFailure =>
  new CommandFailure(message, { name: 'UsageError', exitCode: 2, hint: 'strata drop --help' });
