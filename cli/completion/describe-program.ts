import type { Argument, Command, Option } from 'commander';

/** What a shell may propose for a value: words, names that the folder knows, or paths. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: ListedKind }
  | { readonly kind: 'files' | 'directories' | 'none' };

/** Names that `strata __complete` lists. */
export const listedKinds = ['campaigns', 'sources', 'presets', 'runs', 'tags', 'clusters', 'models'] as const;
export type ListedKind = (typeof listedKinds)[number];

export interface DescribedOption {
  /** As in `--source`. */
  readonly long: string;
  readonly description: string;
  /** Absent of an option without value. */
  readonly values?: Values;
}

export interface DescribedArgument {
  readonly name: string;
  readonly isVariadic: boolean;
  readonly values: Values;
}

export interface DescribedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly DescribedOption[];
  readonly arguments: readonly DescribedArgument[];
}

export interface DescribedProgram {
  readonly name: string;
  readonly options: readonly DescribedOption[];
  readonly commands: readonly DescribedCommand[];
}

/** Commands and options of a program as shells complete them; hidden ones are left out. */
export function describeProgram(program: Command): DescribedProgram {
  const help = program.createHelp();
  const commands = help.visibleCommands(program);
  const names = commands.map((command) => command.name());
  const argumentOf = (argument: Argument): DescribedArgument =>
    argument.name() === 'command'
      ? { name: 'command', isVariadic: false, values: { kind: 'words', words: names } }
      : describeArgument(argument);
  return {
    name: program.name(),
    options: help.visibleOptions(program).map(describeOption),
    commands: commands.map((command) => ({
      name: command.name(),
      description: command.description(),
      options: help.visibleOptions(command).map(describeOption),
      arguments: command.registeredArguments.map(argumentOf),
    })),
  };
}

function describeOption(option: Option): DescribedOption {
  const takesValue = option.required || option.optional;
  const placeholder = /[<[]([^>\]]+)/.exec(option.flags)?.[1] ?? '';
  return {
    long: option.long ?? option.short ?? '',
    description: option.description,
    ...(takesValue && { values: valuesOf(option.attributeName(), placeholder, option.argChoices) }),
  };
}

const describeArgument = (argument: Argument): DescribedArgument => ({
  name: argument.name(),
  isVariadic: argument.variadic,
  values: valuesOf(argument.name(), argument.name(), argument.argChoices),
});

/** Told by the name of the option or argument, or by what stands for its value in the help: `<dir>`, `[campaign]`. */
function valuesOf(name: string, placeholder: string, choices: readonly string[] | undefined): Values {
  if (choices !== undefined) return { kind: 'words', words: choices };
  for (const word of [name, placeholder].map((each) => each.replace(/\.\.\.$/, ''))) {
    const listed = listedKinds.find((kind) => word === kind || `${word}s` === kind);
    if (listed !== undefined) return { kind: listed };
    if (word === 'file') return { kind: 'files' };
    if (word === 'dir') return { kind: 'directories' };
  }
  return { kind: 'none' };
}
