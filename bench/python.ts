import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../.cache/', import.meta.url));

export class PythonError extends Error {
  override readonly name = 'PythonError';
}

/**
 * A Python 3 with packages, under `.cache/`: installed at the first use, whole or not at all.
 *
 * @param name of its folder; other packages, or other versions, need another
 * @param packages such as `numpy==2.4.6`
 * @returns path of the interpreter
 * @throws {PythonError} that says what is missing
 */
export function pythonWith(name: string, packages: readonly string[]): string {
  const home = join(cache, name);
  const interpreter = join('bin', 'python');
  if (!existsSync(home)) {
    const fresh = `${home}.new`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    run('python3', ['-m', 'venv', fresh]);
    run(join(fresh, interpreter), ['-m', 'pip', 'install', '--quiet', '--only-binary=:all:', ...packages]);
    renameSync(fresh, home);
  }
  return join(home, interpreter);
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0)
    throw new PythonError(
      `${command} ${args.join(' ')} failed; Python 3 with venv was expected.\n${error?.message ?? stderr}`,
      { cause: error },
    );
}
