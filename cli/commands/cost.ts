import { Command, InvalidArgumentError, Option } from 'commander';
import { CommandFailure } from '../command-failure.ts';
import { bill } from '../cost/bill.ts';
import { measuredOn } from '../cost/measured-units.ts';
import { pricesOf, type Region, regions } from '../cost/prices.ts';
import { type Assumptions, defaultAssumptions, defaultWorkload, type Workload } from '../cost/workload.ts';
import { renderCost } from '../render/cost.ts';
import type { CostResult } from '../results/cost.ts';
import { type CommonOptions, print } from './with-system.ts';

interface Options extends CommonOptions, Omit<Workload, 'ownKey'>, Partial<Assumptions> {
  /** Among the common options, so that it is not checked there. */
  readonly region?: string;
  readonly ownKey?: boolean;
}

export const costCommand = (): Command =>
  new Command('cost')
    .description('what a month in your AWS account would cost, line by line')
    .addOption(countOption('--profiles <n>', 'profiles in the table', defaultWorkload.profiles))
    .addOption(countOption('--events <n>', 'rows that come in a month', defaultWorkload.events))
    .addOption(countOption('--drops <n>', 'files that they come in', defaultWorkload.drops))
    .addOption(countOption('--runs <n>', 'runs a month', defaultWorkload.runs))
    .addOption(countOption('--campaigns <n>', 'campaigns', defaultWorkload.campaigns))
    .addOption(countOption('--history-months <n>', 'months of files kept', defaultWorkload.historyMonths))
    .addOption(countOption('--alarms <n>', 'metrics that alarms watch', defaultWorkload.alarms))
    .addOption(countOption('--metrics <n>', 'custom metrics', defaultWorkload.metrics))
    .addOption(countOption('--dashboards <n>', 'dashboards', defaultWorkload.dashboards))
    .option('--own-key', 'encrypted with a KMS key of your own')
    .addOption(amountOption('--events-per-write <n>', 'events of a customer that meet in one batch'))
    .addOption(shareOption('--changed-share <share>', 'profiles whose segments change from run to run'))
    .addOption(amountOption('--item-bytes <n>', 'size of a profile in the table'))
    .addOption(amountOption('--row-bytes <n>', 'size of a row in a dropped file, compressed if files are'))
    .addOption(amountOption('--days-per-batch <n>', 'days that 100,000 rows of a file are of'))
    .addOption(shareOption('--audience-share <share>', 'profiles in the audience of one campaign'))
    .addHelpText(
      'after',
      `
Examples:
  $ strata cost --profiles 1000000 --events 20000000 --drops 720
  $ strata cost --profiles 1000000 --events 0 --drops 0 --runs 0        what it costs while nothing happens
  $ strata cost --region eu-central-1 --json

--region is ${regions.join(' or ')}. Prices are AWS's list prices, without free tiers, discounts and tax.
Needs no folder, no account and no network. Every unit and price: docs/cost.md.`,
    )
    .action((options: Options) => {
      const result = costResult(options);
      print(options, result, () => renderCost(result));
    });

function costResult(options: Options): CostResult {
  const { ownKey = false } = options;
  const region = regionOf(options.region);
  const workload: Workload = { ...picked(options, defaultWorkload), ownKey };
  if (workload.events > 0 && workload.drops === 0)
    throw usage(`Files were expected for ${workload.events} events, and --drops is 0.`);
  const assumptions: Assumptions = picked(options, defaultAssumptions);
  return { region, workload, assumptions, pricesOf, measuredOn, ...bill(workload, region, assumptions) };
}

function regionOf(name: string = regions[0]): Region {
  const region = regions.find((each) => each === name);
  if (region === undefined) throw usage(`--region: one of ${regions.join(', ')} was expected, not "${name}".`);
  return region;
}

const usage = (message: string): CommandFailure =>
  new CommandFailure(message, { name: 'UsageError', exitCode: 2, hint: 'strata cost --help' });

/** The options that have these names; where one was not given, what it is otherwise. */
const picked = <T extends object>(options: Partial<T>, defaults: T): T =>
  Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, options[name as keyof T] ?? value])) as T;

const countOption = (flags: string, description: string, byDefault: number): Option =>
  new Option(flags, description).argParser(parseCount).default(byDefault);

const amountOption = (flags: string, description: string): Option => withDefault(flags, description, parseAmount);

const shareOption = (flags: string, description: string): Option => withDefault(flags, description, parseShare);

function withDefault(flags: string, description: string, parse: (text: string) => number): Option {
  const option = new Option(flags, description).argParser(parse);
  return option.default(defaultAssumptions[option.attributeName() as keyof Assumptions]);
}

/** Thousands may be set apart by underscores. */
function parseCount(text: string): number {
  const value = Number(text.replaceAll('_', ''));
  if (/^[\d_]+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('A whole number such as 1000000 was expected.');
}

function parseAmount(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= 1) return value;
  throw new InvalidArgumentError('A number of 1 or more was expected.');
}

function parseShare(text: string): number {
  const value = Number(text);
  if (text !== '' && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('A share from 0 to 1 was expected, such as 0.05.');
}
