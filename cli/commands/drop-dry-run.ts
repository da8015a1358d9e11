import { resolve } from 'node:path';
import { CommandFailure } from '../command-failure.ts';
import { folderOption } from '../folder-option.ts';
import { dryRun } from '../local/sources/dry-run.ts';
import { requireConfiguration } from '../local/sources/require-configuration.ts';
import { createProgressLine } from '../progress.ts';
import { renderDryRun } from '../render/dry-run.ts';
import { count } from '../render/text.ts';
import type { DryRunResult } from '../results/dry-run.ts';
import { type CommonOptions, print, withStack } from './with-system.ts';

interface Options extends CommonOptions {
  readonly source: string;
  readonly rows?: number;
}

/** Says of files what would become of them. Neither the folder nor its database is opened; of a stack the configuration in force is read. */
export async function dryRunFiles(files: readonly string[], options: Options): Promise<void> {
  const { remote, folder } = options;
  const configuration =
    remote === undefined
      ? await requireConfiguration(resolve(folder), (text) => process.stderr.write(`${text}\n`))
      : await withStack(remote, ({ runtime }) => runtime.configurations.load('latest'));
  const line = createProgressLine('Dry run', 'rows');
  const results: DryRunResult[] = [];
  for (const file of files) {
    const request = { file, source: options.source, now: Date.now(), ...(options.rows && { rows: options.rows }) };
    const result = await dryRun(configuration, request, (read) => line.update(read, 0, `${count(read)} rows`));
    line.end();
    results.push(result);
    if (!options.json) print(options, result, () => renderDryRun(result, folderOption(folder)));
  }
  if (options.json) print(options, { dryRuns: results }, () => '');
  if (results.some(({ problem }) => problem !== null))
    throw new CommandFailure('A file cannot be read.', { silent: true });
}
