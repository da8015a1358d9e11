import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import type { Problem } from '../../shared/contracts/configuration.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { CommandFailure } from '../command-failure.ts';
import { configurationPlace } from '../local/configuration-place.ts';
import type { RemotePlace } from '../place.ts';
import { fileLine } from '../queries/file-line.ts';
import { validate } from '../queries/validate.ts';
import { renderValidate } from '../render/validate.ts';
import type { ValidateResult } from '../results.ts';
import { type CommonOptions, print, withStack } from './with-system.ts';

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
  $ strata validate shop --stack strata

With --stack the files of the folder are held against what is in force there, as if they were put
into its config/; without a folder, those that are there are.

Each problem names file, line and column, what came and what was expected. Exit code 2 when there
is one.`,
    )
    .action(async (directory: string | undefined, options: CommonOptions) => {
      const folder = options.remote === undefined ? (directory ?? options.folder) : directory;
      if (folder !== undefined) await requireFolder(folder);
      const own = folder === undefined ? undefined : (await configurationPlace(folder)).objects;
      const { result, lines } = await validated(options.remote, own);
      print(options, { ok: result.ok, problems: result.problems, notices: result.notices }, () =>
        renderValidate(result, (problem) => lines.get(problem) ?? ''),
      );
      if (!result.ok) throw new CommandFailure('The configuration has problems.', { exitCode: 2, silent: true });
    });

interface Validated {
  readonly result: ValidateResult;
  /** The line that each problem is in. */
  readonly lines: ReadonlyMap<Problem, string>;
}

/** @param own files to check; those of the stack itself where absent */
async function validated(remote: RemotePlace | undefined, own: ObjectStore | undefined): Promise<Validated> {
  if (remote === undefined) return validateWithLines(own as ObjectStore);
  return withStack(remote, async ({ runtime: { objects } }) => {
    const { withOwnConfiguration } = await import('../remote/with-own-configuration.ts');
    return validateWithLines(own === undefined ? objects : withOwnConfiguration(objects, own));
  });
}

async function validateWithLines(objects: ObjectStore): Promise<Validated> {
  const result = await validate(objects);
  const lineOf = async (problem: Problem) => [problem, await fileLine(objects, problem.file, problem.line)] as const;
  return { result, lines: new Map(await Promise.all(result.problems.map(lineOf))) };
}

async function requireFolder(root: string): Promise<void> {
  const found = await stat(root).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new CommandFailure(`There is no folder "${root}".`, {
    name: 'UsageError',
    exitCode: 2,
    hint: 'strata validate --help',
  });
}
