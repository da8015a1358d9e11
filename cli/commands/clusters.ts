import { Command } from 'commander';
import { type LanguageOptions, languageOption } from '../language-option.ts';
import { renderClusters } from '../render/clusters.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

export const clustersCommand = (): Command =>
  new Command('clusters')
    .description('groups that behave alike: sizes, what sets them apart, how sure they are')
    .argument('[cluster]', 'one cluster, such as c3, with all of its features')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Examples:
  $ strata clusters
  $ strata clusters c1
  $ strata clusters --lang zh
  $ strata clusters --json

σ is a standard deviation of all customers. A silhouette near 1 means groups far apart, near 0
groups that touch; stability 1 means that every start ends in the same groups, bootstrap 1 that
it does not matter which customers there happened to be.`,
    )
    .action((cluster: string | undefined, options: CommonOptions & LanguageOptions) =>
      withSystem(options, async (system) => {
        const { clustersResult } = await import('../queries/clusters-result.ts');
        const result = await system.query((runtime) => clustersResult(runtime, cluster));
        print(options, result, () => renderClusters(result, options.lang, cluster !== undefined));
      }),
    );
