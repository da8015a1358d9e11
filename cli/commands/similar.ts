import { Command, Option } from 'commander';
import type { LookalikeMethod } from '../../shared/domain/lookalike/lookalike-model.ts';
import { CommandFailure } from '../command-failure.ts';
import { type LanguageOptions, languageOption } from '../language-option.ts';
import { countOption } from '../number-option.ts';
import { createProgressLine } from '../progress.ts';
import type { SimilarRequest } from '../queries/similar-result.ts';
import { renderSimilar } from '../render/similar.ts';
import { readSeedFile } from '../seed-file.ts';
import { foundCustomer } from './found-customer.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

interface Options extends CommonOptions, LanguageOptions {
  readonly seed?: string;
  readonly count: number;
  readonly method: LookalikeMethod;
}

export const similarCommand = (): Command =>
  new Command('similar')
    .description('who is most like a customer, or like those in a file')
    .argument('[id]', 'a user id, or an id with its kind, such as a:anonymous-1')
    .option('--seed <file>', 'customers to start from: CSV with user_id or email, or an id a line')
    .option('--count <n>', 'so many customers', countOption('similar', '--count', 100_000), 20)
    .addOption(
      new Option('--method <method>', 'how to compare; logistic learns from a list of dozens or more')
        .choices(['cosine', 'logistic'])
        .default('cosine'),
    )
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Examples:
  $ strata similar 14646
  $ strata similar --seed vips.csv --count 500 --json
  $ strata similar --seed vips.csv --method logistic

Compared in what sets customers apart from the ordinary one: the features of clusters, and
interests. The seeds themselves are left out. Customers of the published run are passed over.`,
    )
    .action(async (id: string | undefined, options: Options) => {
      const request = await requestOf(id, options);
      await withSystem(options, async (system) => {
        const { similarResult } = await import('../queries/similar-result.ts');
        const line = createProgressLine('Similar', 'customers');
        const result = foundCustomer(
          await system
            .query((runtime) => similarResult(runtime, request, ({ done, total }) => line.update(done, total)))
            .finally(line.end),
        );
        print(options, result, () => renderSimilar(result, options.lang));
      });
    });

async function requestOf(id: string | undefined, { seed, count, method }: Options): Promise<SimilarRequest> {
  if ((id === undefined) === (seed === undefined))
    throw usage(`An id or --seed was expected, and there was ${id === undefined ? 'neither' : 'both'}.`);
  if (seed !== undefined) return { seeds: { ids: await readSeedFile(seed) }, count, method };
  if (method === 'logistic')
    throw usage('--method logistic learns from a list: --seed was expected. Of one customer there is only the cosine.');
  return { seeds: { id: id ?? '' }, count, method };
}

const usage = (message: string): CommandFailure =>
  new CommandFailure(message, { name: 'UsageError', exitCode: 2, hint: 'strata similar --help' });
