import { Argument, Command } from 'commander';
import { type LanguageOptions, languageOption } from '../language-option.ts';
import { renderSegments } from '../render/segments.ts';
import { type SegmentScheme, segmentSchemes } from '../results/segments.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

export const segmentsCommand = (): Command =>
  new Command('segments')
    .description('how many customers are in each segment, what they spent, and how that changed')
    .addArgument(new Argument('[scheme]', 'one scheme alone').choices(segmentSchemes))
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Examples:
  $ strata segments
  $ strata segments lifecycle
  $ strata segments group --lang zh
  $ strata segments tier --json

Sizes are those of the published run. strata diff says who moved between two runs.`,
    )
    .action((scheme: SegmentScheme | undefined, options: CommonOptions & LanguageOptions) =>
      withSystem(options, async (system) => {
        const { segmentsResult } = await import('../queries/segments-result.ts');
        const result = await system.query((runtime) => segmentsResult(runtime, scheme));
        print(options, result, () => renderSegments(result, options.lang));
      }),
    );
