import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import { NoConfigurationError } from '../../shared/store/configuration-store.ts';
import { configurationAsItIs } from '../local/sources/configuration-as-it-is.ts';
import { describeSource, listSources } from '../local/sources/describe-sources.ts';
import { renderSource, renderSources } from '../render/sources.ts';
import { shownPath } from '../shown-path.ts';
import { type CommonOptions, print, withStack } from './with-system.ts';

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
      const { configuration, place } = await configurationOf(options);
      if (name === undefined) {
        const result = listSources(configuration);
        print(options, result, () => renderSources(result, place));
      } else {
        const result = await describeSource(name, configuration);
        print(options, result, () => renderSource(result));
      }
    });

/** What the next command would bring into force in a folder, or what is in force in a stack. */
async function configurationOf({
  folder,
  remote,
}: CommonOptions): Promise<{ readonly configuration: Configuration | undefined; readonly place: string }> {
  if (remote === undefined) {
    const path = resolve(folder);
    return { configuration: (await configurationAsItIs(path)).configuration, place: shownPath(path) };
  }
  return withStack(remote, async ({ runtime, stack }) => ({
    configuration: await runtime.configurations.load('latest').catch((error: unknown) => {
      if (error instanceof NoConfigurationError) return undefined;
      throw error;
    }),
    place: `stack ${stack.name}`,
  }));
}
