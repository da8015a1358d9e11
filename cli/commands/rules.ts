import { Command, Option } from 'commander';
import { type LanguageOptions, languageOption } from '../language-option.ts';
import { countOption, shareOption } from '../number-option.ts';
import { createProgressLine } from '../progress.ts';
import { renderRules } from '../render/rules.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

interface Options extends CommonOptions, LanguageOptions {
  readonly minSupport: number;
  readonly minConfidence: number;
  readonly max?: number;
}

/** Rules that people see where nobody said how many. */
const shownRules = 20;

export const rulesCommand = (): Command =>
  new Command('rules')
    .description('what is bought together, counted again over the orders of the published run')
    .addOption(
      new Option('--min-support <share>', 'share of the orders that hold all products of a rule')
        .argParser(shareOption('rules', '--min-support'))
        .default(0.01),
    )
    .addOption(
      new Option('--min-confidence <share>', 'share of the orders with the one that hold the other too')
        .argParser(shareOption('rules', '--min-confidence', { isZeroAllowed: true }))
        .default(0.3),
    )
    .option(
      '--max <n>',
      `give so many rules at most; ${shownRules}, or all with --json`,
      countOption('rules', '--max', 1_000_000),
    )
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Examples:
  $ strata rules
  $ strata rules --min-support 0.001 --min-confidence 0.8
  $ strata rules --min-support 0.005 --max 50
  $ strata rules --min-support 0.001 --min-confidence 0.8 --json

By falling lift: how many times more often than by chance. Support as low as one or two orders
takes long and finds chance. Counts the orders of the newest 400 days, at most half a million.`,
    )
    .action((options: Options) =>
      withSystem(options, async (system) => {
        const { rulesResult } = await import('../queries/rules-result.ts');
        const { minSupport, minConfidence, max = options.json ? undefined : shownRules } = options;
        const line = createProgressLine('Rules', 'days');
        const result = await system
          .query((runtime) =>
            rulesResult(runtime, { minSupport, minConfidence, max }, ({ done, total }) => line.update(done, total)),
          )
          .finally(line.end);
        print(options, result, () => renderRules(result, options.lang));
      }),
    );
