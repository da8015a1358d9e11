import { resolve } from 'node:path';
import { Command } from 'commander';
import { shownPath } from '../local/shown-path.ts';
import { configurationAsItIs } from '../local/sources/configuration-as-it-is.ts';
import { describeSource, listSources } from '../local/sources/describe-sources.ts';
import { renderSource, renderSources } from '../render/sources.ts';
import { type CommonOptions, print } from './with-system.ts';

export const sourcesCommand = (): Command =>
  new Command('sources')
    .description('list presets and sources, or show what one reads and what becomes of it')
    .argument('[name]', 'a preset, or a source of config/strata.yaml')
    .addHelpText(
      'after',
      `
Examples:
  $ strata sources
  $ strata sources segment
  $ strata sources shop --json`,
    )
    .action(async (name: string | undefined, options: CommonOptions) => {
      const folder = resolve(options.folder);
      const { configuration } = await configurationAsItIs(folder);
      if (name === undefined) {
        const result = listSources(configuration);
        print(options, result, () => renderSources(result, shownPath(folder)));
      } else {
        const result = await describeSource(name, configuration);
        print(options, result, () => renderSource(result));
      }
    });
