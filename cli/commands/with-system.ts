import { CommandFailure } from '../command-failure.ts';
import type { RemotePlace } from '../place.ts';
import type { OpenStack } from '../remote/open-stack.ts';
import { printable } from '../render/printable.ts';
import type { StrataSystem } from '../system.ts';

export interface CommonOptions {
  readonly folder: string;
  /** The stack to work on instead. */
  readonly remote?: RemotePlace;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/**
 * Opens the system that the options name, does the work and closes it again. Ctrl-C ends the process at once: every step of a drop
 * or run may be the last, and the same command goes on from there.
 *
 * @throws {CommandFailure} in place of what the AWS SDK throws
 */
export async function withSystem<T>(options: CommonOptions, work: (system: StrataSystem) => Promise<T>): Promise<T> {
  const { remote } = options;
  if (remote === undefined) return withOpened(await openLocal(options.folder), work);
  return withStack(remote, async (open) => {
    const { openRemoteSystem } = await import('../remote/remote-system.ts');
    return withOpened(openRemoteSystem(open), work);
  });
}

/** Opens bucket and table of a stack, without asking which version it runs. @throws {CommandFailure} in place of what the AWS SDK throws */
export async function withStack<T>(remote: RemotePlace, work: (open: OpenStack) => Promise<T>): Promise<T> {
  const { awsFailure } = await import('../remote/aws-failure.ts');
  try {
    const { openStack } = await import('../remote/open-stack.ts');
    return await work(await openStack(remote));
  } catch (error) {
    throw awsFailure(error, remote) ?? error;
  }
}

// Loaded when they are needed: commands that need no system start in half the time.
async function openLocal(folder: string): Promise<StrataSystem> {
  const { openLocalSystem } = await import('../local/local-system.ts');
  return openLocalSystem(folder, (text) => process.stderr.write(`${text}\n`));
}

async function withOpened<T>(system: StrataSystem, work: (system: StrataSystem) => Promise<T>): Promise<T> {
  const stop = () => {
    process.stderr.write(`\n${system.interrupted}\n`);
    process.exit(130);
  };
  process.once('SIGINT', stop);
  try {
    return await work(system);
  } finally {
    process.off('SIGINT', stop);
    await system.close();
  }
}

/** Prints a result: as one JSON document, or as text. */
export function print(options: CommonOptions, result: unknown, text: () => string): void {
  process.stdout.write(`${options.json ? JSON.stringify(result) : printable(text())}\n`);
}

/** The published run is needed and there is none. */
export const noRunYet = (): CommandFailure =>
  new CommandFailure('No run was published here yet.', { name: 'NoRunError', hint: 'strata run' });
