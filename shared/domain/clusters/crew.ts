/** What threads need to work on the rows of a kernel. All of it can be sent to a worker. */
export interface CrewJob {
  /** kernels/k-means, compiled. */
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Arguments of its `layout`, in order. */
  readonly layout: readonly [filledRows: number, d: number, k: number, threads: number];
  readonly n: number;
  readonly blockRows: number;
}

export type CrewTask = 'scan' | 'inertia';

/** Does a block of rows as one of the threads. */
export type DoBlock = (thread: number, block: number, task: CrewTask, slack: number, error: number) => number;

/** Threads that share the blocks of one kernel. */
export interface Team {
  /** Does a task on every block, the calling thread too; what each block gave, in their order. Left to the caller until the next call. */
  run(task: CrewTask, slack: number, error: number): Float64Array;
}

/** Where threads come from. */
export interface Crew {
  /** The calling one included; at least 1. */
  readonly threads: number;
  /** Sets the threads to work for a kernel. @param doBlock for the calling thread, which is thread 0 */
  gather(job: CrewJob, doBlock: DoBlock): Team;
  /** Lets the threads go. A crew can gather again. */
  dismiss(): void;
}

/** No threads but the calling one. */
export const alone: Crew = {
  threads: 1,
  gather: ({ n, blockRows }, doBlock) => {
    const results = new Float64Array(Math.ceil(n / blockRows));
    return {
      run(task, slack, error) {
        for (let block = 0; block < results.length; block++) results[block] = doBlock(0, block, task, slack, error);
        return results;
      },
    };
  },
  dismiss: () => {},
};
