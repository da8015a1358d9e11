import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { CommandFailure } from '../command-failure.ts';
import { lineOf, validate } from '../local/configuration-files.ts';
import { configurationPlace } from '../local/configuration-place.ts';
import { renderValidate } from '../render/validate.ts';
import { type CommonOptions, print } from './with-system.ts';

export const validateCommand = (): Command =>
  new Command('validate')
    .description('check configuration and campaigns, and accept nothing')
    .argument('[dir]', 'a folder with config/ or strata.yaml in it', undefined)
    .addHelpText(
      'after',
      `
Examples:
  $ strata validate
  $ strata validate examples/online-retail --json

Each problem names file, line and column, what came and what was expected. Exit code 2 when there is one.`,
    )
    .action(async (directory: string | undefined, options: CommonOptions) => {
      const folder = directory ?? options.folder;
      await requireFolder(folder);
      const { objects, pathOf } = await configurationPlace(folder);
      const result = await validate(objects);
      const lines = new Map(
        await Promise.all(
          result.problems.map(async (problem) => [problem, await lineOf(pathOf(problem.file), problem.line)] as const),
        ),
      );
      print(options, { ok: result.ok, problems: result.problems, notices: result.notices }, () =>
        renderValidate(result, (problem) => lines.get(problem) ?? ''),
      );
      if (!result.ok) throw new CommandFailure('The configuration has problems.', { exitCode: 2, silent: true });
    });

async function requireFolder(root: string): Promise<void> {
  const found = await stat(root).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new CommandFailure(`There is no folder "${root}".`, {
    name: 'UsageError',
    exitCode: 2,
    hint: 'strata validate --help',
  });
}
