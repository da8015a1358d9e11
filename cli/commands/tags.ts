import { Command } from 'commander';
import { type LanguageOptions, languageOption } from '../language-option.ts';
import { renderTags } from '../render/tags.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

export const tagsCommand = (): Command =>
  new Command('tags')
    .description('the tree of tags: how many customers have each, and what values it takes')
    .argument('[tag]', 'a group such as consumption, or the key of one tag')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Examples:
  $ strata tags
  $ strata tags consumption
  $ strata tags consumption.cycle_days          with its meaning, and by segment
  $ strata tags --lang zh
  $ strata tags --json

Behind a tag stands the share of the customers who have it; then the median and between which
values the middle half lies, or the commonest values. What nobody has evidence for is absent.`,
    )
    .action((tag: string | undefined, options: CommonOptions & LanguageOptions) =>
      withSystem(options, async (system) => {
        const { tagsResult } = await import('../queries/tags-result.ts');
        const result = await system.query((runtime) => tagsResult(runtime, tag));
        print(options, result, () => renderTags(result, options.lang));
      }),
    );
