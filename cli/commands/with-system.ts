import { CommandFailure } from '../command-failure.ts';
import type { StrataSystem } from '../system.ts';

export interface CommonOptions {
  readonly folder: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/**
 * Opens the system that the options name, does the work and closes it again. Ctrl-C ends the process at once: every step of a drop
 * or run may be the last, and the same command goes on from there.
 */
export async function withSystem<T>(options: CommonOptions, work: (system: StrataSystem) => Promise<T>): Promise<T> {
  // Loaded when it is needed: commands that need no system start in half the time.
  const { openLocalSystem } = await import('../local/local-system.ts');
  const system = await openLocalSystem(options.folder, (text) => process.stderr.write(`${text}\n`));
  const stop = () => {
    process.stderr.write('\nstopped. What was applied stays; the same command goes on from there.\n');
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
  process.stdout.write(`${options.json ? JSON.stringify(result) : text()}\n`);
}

/** The published run is needed and there is none. */
export const noRunYet = (): CommandFailure =>
  new CommandFailure('No run was published in this folder yet.', { name: 'NoRunError', hint: 'strata run' });
