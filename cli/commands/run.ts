import { Command } from 'commander';
import { CommandFailure } from '../command-failure.ts';
import { createProgressLine } from '../progress.ts';
import { movementWords, publishedWords, renderRun } from '../render/run.ts';
import { counted, seconds } from '../render/text.ts';
import type { RunResult } from '../results.ts';
import type { StrataSystem } from '../system.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

interface Options extends CommonOptions {
  readonly asOf?: string;
  readonly parts?: number;
  /** `true` for the last run. */
  readonly resume?: string | true;
}

export const runCommand = (): Command =>
  new Command('run')
    .description('compute segments, audiences and the report now')
    .option('--as-of <time>', 'a date (its first instant in the configured zone) or an instant; now when absent', asOf)
    .option('--parts <n>', 'cut the customers into so many parts: up to 1024', parts)
    .option('--resume [run]', 'go on with a run that failed or was killed, from the parts that are done; the last one')
    .addHelpText(
      'after',
      `
Examples:
  $ strata run
  $ strata run --as-of 2011-12-10
  $ strata run --as-of 2011-12-10T00:00:00Z --json
  $ strata run --resume
  $ strata run --stack strata --region eu-west-1

What happened on the day of --as-of or later is ignored. A run that fails leaves the last good
audiences and report in place. A run that is resumed keeps its day, configuration and parts; it
cannot be once a later one was published.`,
    )
    .action(async (options: Options) => {
      if (options.resume !== undefined && (options.asOf !== undefined || options.parts !== undefined))
        throw usage('--resume goes on with a run as it was planned: neither --as-of nor --parts was expected.');
      await withSystem(options, async (system) => {
        const result = await runWithProgress(system, options);
        const statistics = await system.statistics();
        print(options, result, () =>
          statistics === undefined ? '' : [headline(result), '', renderRun(statistics, system.locate)].join('\n'),
        );
      });
    });

export async function runWithProgress(
  system: StrataSystem,
  { asOf: at, parts: count, resume }: Pick<Options, 'asOf' | 'parts' | 'resume'>,
): Promise<RunResult> {
  const line = createProgressLine('Run', 'tasks');
  try {
    const resumed = resume === undefined ? undefined : { run: resume === true ? undefined : resume };
    return await system.run({ asOf: at, parts: count, resume: resumed }, ({ stage, done, total }) =>
      line.update(done, total, stage),
    );
  } finally {
    line.end();
  }
}

const headline = ({ run, profiles, model, audiences, movements, seconds: took }: RunResult): string =>
  [
    `Run ${run}`,
    counted(profiles, 'customer'),
    ...(movements === null ? [counted(model.k, 'cluster'), publishedWords(audiences)] : movementWords(movements)),
    seconds(took),
  ].join('   ');

/** Times before it are refused in rows too. */
const earliest = Date.UTC(2000, 0);
/** A day may have begun elsewhere. */
const aheadMs = 24 * 3_600_000;

function asOf(text: string): string {
  const isDate = /^\d{4}-\d\d-\d\d$/.test(text);
  const instant = new Date(isDate ? `${text}T00:00:00Z` : text);
  if (!Number.isNaN(instant.getTime()) && (instant.getTime() < earliest || instant.getTime() > Date.now() + aheadMs))
    throw usage(`--as-of: a time from 2000 on and not in the future was expected, not "${text}".`);
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  if ((isDate || isInstant) && !Number.isNaN(instant.getTime()) && (!isDate || instant.toISOString().startsWith(text)))
    return isDate ? text : instant.toISOString();
  throw usage(
    `--as-of: a date such as 2011-12-10 or an instant such as 2011-12-10T00:00:00Z was expected, not "${text}".`,
  );
}

function parts(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 1024) return number;
  throw usage(`--parts: a whole number from 1 to 1024 was expected, not "${text}".`);
}

const usage = (message: string): CommandFailure =>
  new CommandFailure(message, { name: 'UsageError', exitCode: 2, hint: 'strata run --help' });
