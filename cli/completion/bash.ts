import type { DescribedCommand, DescribedOption, DescribedProgram, Values } from './describe-program.ts';

/** Script for bash 3.2 and later. Names of the folder are asked of `strata __complete` as they are needed. */
export function bashCompletion({ name, options, commands }: DescribedProgram): string {
  const withValue = [
    ...options.flatMap((option) => valued('*', option)),
    ...commands.flatMap((command) => command.options.flatMap((option) => valued(command.name, option))),
  ];
  const words = [
    ['', options.map((option) => option.long)] as const,
    ...commands.map((command) => [command.name, [...long(command), ...options.map((option) => option.long)]] as const),
  ];
  return `# bash completion of ${name}. In ~/.bashrc:  source <(${name} completion bash)

_${name}_listed() {
  COMPREPLY=( $(compgen -W "$("\${COMP_WORDS[0]}" __complete "$1" "\${folder[@]}" 2>/dev/null)" -- "$current") )
}

_${name}_words() {
  COMPREPLY=( $(compgen -W "$1" -- "$current") )
}

_${name}_paths() {
  local IFS=$'\\n'
  COMPREPLY=( $(compgen "$1" -- "$current") )
  compopt -o filenames 2>/dev/null
}

_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" command='' expects='' position=0 at word
  local -a folder
  folder=()
  COMPREPLY=()
  for (( at = 1; at < COMP_CWORD; at++ )); do
    word="\${COMP_WORDS[at]}"
    if [ -n "$expects" ]; then
      [ "$expects" = --folder ] && folder=(--folder "$word")
      expects=''
      continue
    fi
    case "$command:$word" in
      ${withValue.map(({ pattern }) => pattern).join('|')}) expects="$word" ;;
      *:-*) ;;
      :*) command="$word" ;;
      *) position=$((position + 1)) ;;
    esac
  done
  if [ -n "$expects" ]; then
    case "$command:$expects" in
${withValue.map(({ pattern, values }) => `      ${pattern}) ${proposal(name, values)} ;;`).join('\n')}
    esac
    return
  fi
  case "$current" in
    -*)
      case "$command" in
${words.map(([command, list]) => `        ${command === '' ? "''" : command}) _${name}_words '${[...new Set(list)].join(' ')}' ;;`).join('\n')}
      esac
      return ;;
  esac
  case "$command:$position" in
    :*) _${name}_words '${commands.map((command) => command.name).join(' ')}' ;;
${commands.flatMap((command) => positions(name, command)).join('\n')}
  esac
}

complete -F _${name} ${name}
`;
}

const long = ({ options }: DescribedCommand): string[] => options.map((option) => option.long);

const valued = (command: string, option: DescribedOption): { readonly pattern: string; readonly values: Values }[] =>
  option.values === undefined ? [] : [{ pattern: `${command}:${option.long}`, values: option.values }];

const positions = (name: string, command: DescribedCommand): string[] =>
  command.arguments.map(
    ({ isVariadic, values }, at) => `    ${command.name}:${isVariadic ? '*' : at}) ${proposal(name, values)} ;;`,
  );

function proposal(name: string, values: Values): string {
  switch (values.kind) {
    case 'words':
      return `_${name}_words '${values.words.join(' ')}'`;
    case 'files':
      return `_${name}_paths -f`;
    case 'directories':
      return `_${name}_paths -d`;
    case 'none':
      return ':';
    default:
      return `_${name}_listed ${values.kind}`;
  }
}
