import { type Command, CommanderError } from 'commander';
import { CommandFailure, hintOf } from './command-failure.ts';
import { printable } from './render/printable.ts';
import { style } from './render/text.ts';

/** Exit codes: 0 done, 1 a failed run or a file refused whole, 2 wrong usage, credentials or a bad configuration. */
export type ExitCode = 0 | 1 | 2;

/** Runs the command that `argv` names. @throws what the command throws, wrong usage excepted */
export async function runProgram(program: Command, argv: readonly string[]): Promise<ExitCode> {
  try {
    await program.parseAsync([...argv]);
    return 0;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // The help or the version that was asked for; without any command the help was shown as well.
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help' && !isJson(argv)) return 2;
    return reportError(usageError(error, program, argv), argv);
  }
}

function usageError({ code, message }: CommanderError, program: Command, argv: readonly string[]): CommandFailure {
  const command = program.commands.find((known) => argv.includes(known.name()));
  return new CommandFailure(code === 'commander.help' ? 'A command was expected.' : message.replace(/^error: /, ''), {
    name: 'UsageError',
    exitCode: 2,
    hint: ['strata', command?.name(), '--help'].filter((word) => word !== undefined).join(' '),
  });
}

/** Says on stderr what failed and what to do next: text, or one JSON object with `--json`. Gives back the exit code. */
export function reportError(error: unknown, argv: readonly string[]): ExitCode {
  if (error instanceof CommandFailure && error.silent) return error.exitCode;
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const hint = hintOf(error);
  if (isJson(argv)) writeJsonError(name, message, hint);
  else {
    process.stderr.write(`${style('red', 'strata:', process.stderr)} ${printable(message)}\n`);
    if (hint !== undefined) process.stderr.write(`next: ${hint}\n`);
    if (argv.includes('--verbose')) process.stderr.write(`${stack}\n`);
  }
  return error instanceof CommandFailure ? error.exitCode : codeOf(name);
}

/** Wrong configuration is the user's to mend, as wrong usage is. */
const codeOf = (name: string): ExitCode =>
  ['NoConfigurationError', 'ConfigurationOutdatedError', 'UsageError'].includes(name) ? 2 : 1;

const isJson = (argv: readonly string[]): boolean => argv.includes('--json');

function writeJsonError(name: string, message: string, hint: string | undefined): void {
  process.stderr.write(`${JSON.stringify({ error: { name, message, hint: hint ?? null } })}\n`);
}
