import { Argument, Command } from 'commander';
import { bashCompletion } from '../completion/bash.ts';
import { describeProgram, type ListedKind, listedKinds } from '../completion/describe-program.ts';
import { fishCompletion } from '../completion/fish.ts';
import { listedNames } from '../completion/listed-names.ts';
import { zshCompletion } from '../completion/zsh.ts';
import type { CommonOptions } from './with-system.ts';

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

export const completionCommand = (): Command =>
  new Command('completion')
    .description('print a script that completes commands, options and names in a shell')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(Object.keys(scripts)))
    .addHelpText(
      'after',
      `
Examples:
  $ source <(strata completion bash)            now, or in ~/.bashrc for good
  $ source <(strata completion zsh)             in ~/.zshrc, after compinit
  $ strata completion fish > ~/.config/fish/completions/strata.fish`,
    )
    .action((shell: keyof typeof scripts, _: CommonOptions, command: Command) => {
      process.stdout.write(scripts[shell](describeProgram(command.parent!)));
    });

/** Asked by the scripts; prints a name a line. */
export const listNamesCommand = (): Command =>
  new Command('__complete')
    .addArgument(new Argument('<kind>').choices(listedKinds))
    .action(async (kind: ListedKind, options: CommonOptions) => {
      const names = await listedNames(kind, options.folder);
      process.stdout.write(names.map((name) => `${name}\n`).join(''));
    });
