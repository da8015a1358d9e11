export interface RunRecord {
  readonly run: string;
  /** ISO 8601, UTC. */
  readonly asOf: string;
  readonly status: 'running' | 'done' | 'failed';
  /** Execution that makes the run: an ARN, or `local:<host>:<pid>:<name>`. */
  readonly holder: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly startedAt: number;
  readonly finishedAt?: number;
  readonly profiles?: number;
  /** Error name of a failed run, without any data of customers. */
  readonly failure?: string;
}

export interface RunRecords {
  /**
   * Takes the one lock of runs and records the run as running. The same holder may call again.
   *
   * @param isAlive whether an execution is still going on; the lock of one that is not is taken over, and its run marked failed
   * @throws {RunInProgressError}
   */
  begin(record: RunRecord, isAlive: (holder: string) => Promise<boolean>): Promise<void>;
  /** Records the outcome and lets the lock go, if this run still has it. Safe to repeat. */
  end(
    run: string,
    outcome: {
      readonly status: 'done' | 'failed';
      readonly finishedAt: number;
      readonly profiles?: number;
      readonly failure?: string;
    },
  ): Promise<void>;
  find(run: string): Promise<RunRecord | undefined>;
  /** Newest first. */
  recent(limit: number): Promise<RunRecord[]>;
}

export class RunInProgressError extends Error {
  override readonly name = 'RunInProgressError';
  readonly run: string;

  constructor(run: string) {
    super(`Run ${run} is still going on; two runs never overlap. Wait for it, or stop its execution, and start again.`);
    this.run = run;
  }
}
