import { Command } from 'commander';
import { minorDigits } from '../../shared/domain/event/currency.ts';
import { CommandFailure } from '../command-failure.ts';
import { type LanguageOptions, languageOption } from '../language-option.ts';
import { renderExplain } from '../render/explain.ts';
import { renderProfile } from '../render/profile.ts';
import { count } from '../render/text.ts';
import { foundCustomer } from './found-customer.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

interface Options extends CommonOptions, LanguageOptions {
  readonly all?: boolean;
  readonly digest?: boolean;
  readonly explain?: string;
}

export const profileCommand = (): Command =>
  new Command('profile')
    .description('one customer, all of it')
    .argument('[id]', 'a user id, or an id with its kind, such as a:anonymous-1')
    .option('--explain <campaign>', 'why in or out of an audience of the published run')
    .option('--all', 'all customers; with --digest alone')
    .option('--digest', 'a digest over all profiles: equal exactly when two folders hold the same')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Examples:
  $ strata profile 14646
  $ strata profile 14646 --lang zh
  $ strata profile 14646 --json
  $ strata profile 14646 --explain winback-vip
  $ strata profile --all --digest --json`,
    )
    .action(async (id: string | undefined, options: Options) => {
      if (options.all && options.digest && id === undefined && options.explain === undefined)
        return printDigest(options);
      if (id === undefined || options.all || options.digest)
        throw new CommandFailure('One id was expected, or --all with --digest.', {
          name: 'UsageError',
          exitCode: 2,
          hint: 'strata profile --help',
        });
      await withSystem(options, async (system) => {
        if (options.explain !== undefined) {
          const explained = foundCustomer(await system.explain(id, options.explain));
          print(options, explained, () => renderExplain(explained, options.lang));
          return;
        }
        const profile = foundCustomer(await system.profile(id));
        print(options, profile, () =>
          renderProfile(profile, 10 ** minorDigits(profile.activity.currency), options.lang),
        );
      });
    });

async function printDigest(options: Options): Promise<void> {
  const digest = await withSystem(options, (system) => system.profilesDigest());
  print(options, digest, () => `${count(digest.profiles)} profiles   ${digest.sha256}`);
}
