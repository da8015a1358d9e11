import type {
  DescribedArgument,
  DescribedCommand,
  DescribedOption,
  DescribedProgram,
  Values,
} from './describe-program.ts';

/** Script for zsh's completion system. Names of the folder are asked of `strata __complete` as they are needed. */
export function zshCompletion({ name, options, commands }: DescribedProgram): string {
  const common = options.map((option) => optionSpec(name, option));
  return `#compdef ${name}
# zsh completion of ${name}. In ~/.zshrc, after compinit:  source <(${name} completion zsh)

_${name}_listed() {
  local -a names
  names=(\${(f)"$(${name} __complete "$1" $folder 2>/dev/null)"})
  compadd -a names
}

_${name}_commands() {
  local -a commands
  commands=(
${commands.map((command) => `    ${quoted(`${command.name}:${command.description}`)}`).join('\n')}
  )
  _describe -t commands 'command' commands
}

_${name}() {
  local curcontext="$curcontext" state line
  local -a folder
  integer at=\${words[(i)--folder]}
  (( at < $#words )) && folder=(--folder "\${(Q)words[at + 1]}")
  typeset -A opt_args
  _arguments -C \\
${common.map((spec) => `    ${spec} \\`).join('\n')}
    ${quoted(`1: :_${name}_commands`)} \\
    ${quoted('*:: :->command')}
  [[ $state == command ]] || return
  case $words[1] in
${commands
  .map((command) =>
    [
      `    ${command.name})`,
      '      _arguments \\',
      ...[
        ...optionsOf(command, options).map((option) => optionSpec(name, option)),
        ...command.arguments.map((argument) => argumentSpec(name, argument)),
      ].map((spec, at, all) => `        ${spec}${at < all.length - 1 ? ' \\' : ' ;;'}`),
    ].join('\n'),
  )
  .join('\n')}
  esac
}

if [ "$funcstack[1]" = "_${name}" ]; then
  _${name} "$@"
else
  compdef _${name} ${name}
fi
`;
}

/** Each once: `--help` is both the program's and its commands'. */
const optionsOf = (command: DescribedCommand, common: readonly DescribedOption[]): DescribedOption[] => [
  ...command.options,
  ...common.filter(({ long }) => !command.options.some((option) => option.long === long)),
];

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const optionSpec = (name: string, { long, description, values }: DescribedOption): string =>
  quoted(
    `${long}[${description.replace(/[[\]:\\]/g, '\\$&')}]${values === undefined ? '' : `:${long.slice(2)}:${action(name, values)}`}`,
  );

const argumentSpec = (name: string, argument: DescribedArgument): string =>
  quoted(`${argument.isVariadic ? '*' : ':'}:${argument.name}:${action(name, argument.values)}`.replace(/^::/, ':'));

function action(name: string, values: Values): string {
  switch (values.kind) {
    case 'words':
      return `(${values.words.join(' ')})`;
    case 'files':
      return '_files';
    case 'directories':
      return '_files -/';
    case 'none':
      return ' ';
    default:
      return `{_${name}_listed ${values.kind}}`;
  }
}
