import { Command } from 'commander';
import { type LanguageOptions, languageOption } from '../language-option.ts';
import { countOption } from '../number-option.ts';
import { renderRecommend } from '../render/recommend.ts';
import { foundCustomer } from './found-customer.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

interface Options extends CommonOptions, LanguageOptions {
  readonly count: number;
  readonly new?: boolean;
}

export const recommendCommand = (): Command =>
  new Command('recommend')
    .description('what to offer one customer, and why')
    .argument('<id>', 'a user id, or an id with its kind, such as a:anonymous-1')
    .option('--count <n>', 'so many products', countOption('recommend', '--count', 1000), 10)
    .option('--new', 'only what the customer has not bought or looked at yet')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Examples:
  $ strata recommend 14646
  $ strata recommend 14646 --new --count 5
  $ strata recommend 14646 --json

From what the published run knows of the customer's products. Who is new gets what is popular in
their cluster. strata models recommendations says how good the lists are.`,
    )
    .action((id: string, options: Options) =>
      withSystem(options, async (system) => {
        const { recommendResult } = await import('../queries/recommend-result.ts');
        const request = { count: options.count, again: options.new !== true };
        const result = foundCustomer(await system.query((runtime) => recommendResult(runtime, id, request)));
        print(options, result, () => renderRecommend(result, options.lang));
      }),
    );
