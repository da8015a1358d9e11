import { Worker } from 'node:worker_threads';
import { alone, type Crew, type CrewTask, type DoBlock, type Team } from '../domain/clusters/crew.ts';

/** Places in the control block, int32. */
const [turnAt, taskAt, nextAt, doneAt] = [0, 1, 2, 3];
const tasks: readonly CrewTask[] = ['scan', 'inertia'];

/**
 * What a worker runs; it is text, so that bundles need no second file. It waits for a turn and takes blocks until there are no more. What
 * to do is read once a block is taken: a worker that comes late may take one of the next turn. Whoever does the last block wakes the caller.
 */
const program = `
const { job, control, numbers, thread } = require('node:worker_threads').workerData;
const kernel = new WebAssembly.Instance(job.module, { env: { memory: job.memory } }).exports;
kernel.layout(...job.layout);
const [filled] = job.layout;
const blocks = Math.ceil(job.n / job.blockRows);
for (let turn = 0; ; turn = Atomics.load(control, ${turnAt})) {
  for (let block; (block = Atomics.add(control, ${nextAt}, 1)) < blocks; ) {
    const from = block * job.blockRows;
    const to = from + job.blockRows;
    numbers[2 + block] = Atomics.load(control, ${taskAt}) === 0
      ? kernel.scan(thread, from, Math.min(filled, to), numbers[0], numbers[1])
      : kernel.inertia(from, Math.min(job.n, to));
    if (Atomics.add(control, ${doneAt}, 1) === blocks - 1) Atomics.notify(control, ${doneAt});
  }
  Atomics.wait(control, ${turnAt}, turn);
}
`;

/** Thrown by `run` where a thread took a block and did not give it back: it was ended, or met an error in it. */
export class LostWorkerError extends Error {
  override readonly name = 'LostWorkerError';

  constructor(patienceMs: number) {
    super(`No thread finished a block for ${patienceMs} ms; a block takes milliseconds.`);
  }
}

/** Far longer than a block takes on a machine that does other things beside. */
const usualPatienceMs = 120_000;

/**
 * Threads of `node:worker_threads`. The caller works with them and waits for the last, so the event loop stands still meanwhile; a worker
 * that does not come is not waited for.
 *
 * @param threads the calling one included
 * @param patienceMs how long no block may be finished before `LostWorkerError`
 */
export function createWorkerCrew(threads: number, patienceMs = usualPatienceMs): Crew {
  if (threads < 2) return alone;
  const workers: Worker[] = [];
  const dismiss = () => {
    for (const worker of workers.splice(0)) void worker.terminate();
  };
  return {
    threads,
    gather(job, doBlock) {
      const control = new Int32Array(new SharedArrayBuffer(16));
      control[nextAt] = Math.ceil(job.n / job.blockRows);
      const numbers = new Float64Array(new SharedArrayBuffer(8 * (2 + Math.ceil(job.n / job.blockRows))));
      for (let thread = 1; thread < threads; thread++) {
        const worker = startWorker({ job, control, numbers, thread });
        if (worker === undefined) break;
        workers.push(worker);
      }
      return teamOf(doBlock, control, numbers, patienceMs);
    },
    dismiss,
  };
}

/** `undefined` where the machine gives no more threads. The blocks of a thread that does not start, now or later, are done by others. */
function startWorker(workerData: unknown): Worker | undefined {
  try {
    const worker = new Worker(program, { eval: true, workerData });
    worker.on('error', () => {});
    worker.unref();
    return worker;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_INIT_FAILED') return undefined;
    throw error;
  }
}

function teamOf(doBlock: DoBlock, control: Int32Array, numbers: Float64Array, patienceMs: number): Team {
  const results = numbers.subarray(2);
  const blocks = results.length;
  return {
    run(task, slack, error) {
      numbers[0] = slack;
      numbers[1] = error;
      Atomics.store(control, taskAt, tasks.indexOf(task));
      Atomics.store(control, doneAt, 0);
      Atomics.store(control, nextAt, 0);
      Atomics.add(control, turnAt, 1);
      Atomics.notify(control, turnAt);
      for (let block = Atomics.add(control, nextAt, 1); block < blocks; block = Atomics.add(control, nextAt, 1)) {
        results[block] = doBlock(0, block, task, slack, error);
        Atomics.add(control, doneAt, 1);
      }
      for (let done = Atomics.load(control, doneAt); done < blocks; done = Atomics.load(control, doneAt))
        if (Atomics.wait(control, doneAt, done, patienceMs) === 'timed-out' && Atomics.load(control, doneAt) === done)
          throw new LostWorkerError(patienceMs);
      return results;
    },
  };
}
