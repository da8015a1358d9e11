import type { DescribedOption, DescribedProgram, Values } from './describe-program.ts';

/** Script for fish. Names of the folder are asked of `strata __complete` as they are needed. */
export function fishCompletion({ name, options, commands }: DescribedProgram): string {
  const names = commands.map((command) => command.name).join(' ');
  const line = (...parts: readonly string[]) =>
    ['complete', '-c', name, ...parts.filter((part) => part !== '')].join(' ');
  const within = (command: string) => `-n '__fish_seen_subcommand_from ${command}'`;
  const optionLine = (where: string, { long, description, values }: DescribedOption) =>
    line(where, `-l ${long.slice(2)}`, values === undefined ? '' : proposal(name, values), `-d ${quoted(description)}`);
  return `${[
    `# fish completion of ${name}. Into ~/.config/fish/completions/${name}.fish:  ${name} completion fish`,
    '',
    `function __${name}_listed`,
    '    set -l words (commandline -opc)',
    '    set -l folder',
    '    if set -l at (contains -i -- --folder $words)',
    '        set folder --folder $words[(math $at + 1)]',
    '    end',
    `    ${name} __complete $argv $folder 2>/dev/null`,
    'end',
    '',
    line('-f'),
    ...options.map((option) => optionLine('', option)),
    ...commands.flatMap((command) => [
      line(`-n 'not __fish_seen_subcommand_from ${names}'`, `-a ${command.name}`, `-d ${quoted(command.description)}`),
      ...command.options
        .filter(({ long }) => !options.some((option) => option.long === long))
        .map((option) => optionLine(within(command.name), option)),
      ...command.arguments
        .filter(({ values }) => values.kind !== 'none')
        .map(({ values }) => line(within(command.name), proposal(name, values).replace(/^-x /, ''))),
    ]),
  ].join('\n')}\n`;
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function proposal(name: string, values: Values): string {
  switch (values.kind) {
    case 'words':
      return `-x -a '${values.words.join(' ')}'`;
    case 'files':
      return '-F';
    case 'directories':
      return "-x -a '(__fish_complete_directories)'";
    case 'none':
      return '-x';
    default:
      return `-x -a '(__${name}_listed ${values.kind})'`;
  }
}
