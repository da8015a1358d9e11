import { Command } from 'commander';
import { type Scheme, schemes } from '../../shared/contracts/movement-sums.ts';
import { CommandFailure } from '../command-failure.ts';
import { createProgressLine } from '../progress.ts';
import { renderDiff } from '../render/diff.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

interface Options extends CommonOptions {
  readonly movers?: Scheme;
  readonly limit: number;
  readonly csv?: string;
}

const listedMovers = 20;

export const diffCommand = (): Command =>
  new Command('diff')
    .description('what became of the customers between two runs')
    .argument('[before]', 'a run: its date, its id or the beginning of it, latest, or previous', 'previous')
    .argument('[after]', 'the run to compare with it', 'latest')
    .option('--movers <scheme>', `list who moved in one scheme: ${schemes.join(', ')}`, scheme)
    .option('--limit <n>', 'list so many movers at most', limit, listedMovers)
    .option('--csv <file>', 'write all movers to a file')
    .addHelpText(
      'after',
      `
Examples:
  $ strata diff
  $ strata diff 2011-09-01 2011-12-10 --json
  $ strata diff --movers tier --limit 50
  $ strata diff --movers cluster --csv movers.csv

Movers are customers of both runs who are in another segment now, sorted by customer id. Only
published runs can be compared.`,
    )
    .action((before: string, after: string, options: Options) => {
      const { movers, limit: most, csv } = options;
      if (movers === undefined && csv !== undefined)
        throw usage(`--csv writes movers: --movers with one of ${schemes.join(', ')} was expected too.`);
      return withSystem(options, async (system) => {
        const wanted = movers === undefined ? undefined : { scheme: movers, limit: most, csv };
        const line = createProgressLine('Diff', 'slices');
        const result = await system
          .diff({ before, after, movers: wanted }, ({ done, total }) => line.update(done, total))
          .finally(line.end);
        print(options, result, () => renderDiff(result));
      });
    });

function scheme(text: string): Scheme {
  const found = schemes.find((known) => known === text);
  if (found !== undefined) return found;
  throw usage(`--movers: one of ${schemes.join(', ')} was expected, not "${text}".`);
}

function limit(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw usage(`--limit: a whole number from 1 to 9999999 was expected, not "${text}".`);
}

const usage = (message: string): CommandFailure =>
  new CommandFailure(message, { name: 'UsageError', exitCode: 2, hint: 'strata diff --help' });
