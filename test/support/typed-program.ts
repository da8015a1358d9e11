import { afterEach, beforeEach, vi } from 'vitest';
import { createProgram } from '../../cli/program.ts';
import { reportError, runProgram } from '../../cli/run-program.ts';

export interface TypedProgram {
  /** Runs the program in this process, as cli/strata.ts does. Gives back its exit code. */
  strata(...args: string[]): Promise<number>;
  /** What it printed in this test so far, or since `forget`. */
  readonly said: { readonly out: string; readonly error: string };
  forget(): void;
}

/** To be called once in a test file: catches what the program prints in each of its tests. */
export function typedProgram(): TypedProgram {
  let out = '';
  let error = '';
  const forget = () => {
    out = '';
    error = '';
  };
  beforeEach(() => {
    forget();
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += text;
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      error += text;
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  return {
    async strata(...args) {
      const argv = ['node', 'strata', ...args];
      try {
        return await runProgram(createProgram(), argv);
      } catch (failure) {
        return reportError(failure, argv);
      }
    },
    get said() {
      return { out, error };
    },
    forget,
  };
}
