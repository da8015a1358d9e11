import { Command } from 'commander';
import { type LanguageOptions, languageOption } from '../language-option.ts';
import { renderModels } from '../render/models.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

export const modelsCommand = (): Command =>
  new Command('models')
    .description('what the published run learned: on what, how good it is, when not to use it')
    .argument('[model]', 'one model, such as bg-nbd, with all of its figures')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Examples:
  $ strata models
  $ strata models bg-nbd
  $ strata models lookalike --lang zh           the models of all lists
  $ strata models --json

docs/guides/models.md says what each model is, and what its warnings mean.`,
    )
    .action((model: string | undefined, options: CommonOptions & LanguageOptions) =>
      withSystem(options, async (system) => {
        const { modelsResult } = await import('../queries/models-result.ts');
        const result = await system.query((runtime) => modelsResult(runtime, model));
        print(options, result, () => renderModels(result, options.lang, model !== undefined));
      }),
    );
