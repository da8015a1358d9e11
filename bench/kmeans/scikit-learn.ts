import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const version = '1.9.1';
const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
const home = join(cache, `scikit-learn-${version}`);
const program = fileURLToPath(new URL('./scikit_learn.py', import.meta.url));

export interface Fit {
  /** File of float32 numbers, row-major. */
  readonly rows: string;
  readonly d: number;
  readonly start: readonly number[];
  readonly type: 'float32' | 'float64';
}

export interface Fitted {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
  readonly iterations: number;
  /** Only of float64. */
  readonly inertia?: number;
}

/** scikit-learn in a process of its own. */
export interface ScikitLearn {
  readonly version: string;
  fit(asked: Fit): Promise<Fitted>;
  stop(): void;
}

/** Installs scikit-learn under `.cache/` at the first use, which takes Python 3 with its venv. @throws {Error} that says what is missing */
export async function startScikitLearn(threads: number): Promise<ScikitLearn> {
  if (!existsSync(home)) await install();
  // Settings of the machine for this library are its own business; they would make it slower or faster than people know it.
  const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, ...env } = process.env;
  const child = spawn(join(home, 'bin', 'python'), [program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...env, OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) },
  });
  const next = answersOf(child);
  const started = (await next()) as { version: string };
  return {
    version: started.version,
    async fit(asked) {
      child.stdin?.write(`${JSON.stringify(asked)}\n`);
      return (await next()) as Fitted;
    },
    stop: () => child.stdin?.end(),
  };
}

function answersOf(child: ChildProcess): () => Promise<unknown> {
  if (child.stdout === null) throw new Error('A child with a pipe was expected.');
  const lines = createInterface({ input: child.stdout });
  const iterator = lines[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await iterator.next();
    if (done) throw new Error('scikit-learn ended before it answered.');
    return JSON.parse(value);
  };
}

async function install(): Promise<void> {
  const fresh = `${home}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  run('python3', ['-m', 'venv', fresh]);
  run(join(fresh, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', `scikit-learn==${version}`]);
  await rename(fresh, home);
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} was expected to work.\n${error ?? stderr}`);
}
