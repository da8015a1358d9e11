import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { pythonWith } from '../python.ts';

const version = '1.9.1';
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

/** Installs scikit-learn at the first use. @throws {PythonError} that says what is missing */
export async function startScikitLearn(threads: number): Promise<ScikitLearn> {
  const python = pythonWith(`scikit-learn-${version}`, [`scikit-learn==${version}`]);
  // Settings of the machine for this library are its own business; they would make it slower or faster than people know it.
  const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, ...env } = process.env;
  const child = spawn(python, [program], {
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
