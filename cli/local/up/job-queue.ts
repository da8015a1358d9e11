/** Does one piece of work after the other, in the order in which they were asked for. */
export interface JobQueue {
  /** A job of a name that waits already is not queued twice. */
  add(name: string, work: () => Promise<void>): void;
  /** What is being done now. */
  readonly current: string | undefined;
  /** Lets what waits go; resolves when what is being done is done. */
  stop(): Promise<void>;
}

/** @param failed hears of work that threw; the queue goes on */
export function createJobQueue(failed: (name: string, error: unknown) => void): JobQueue {
  const waiting = new Map<string, () => Promise<void>>();
  let current: string | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;

  async function work(): Promise<void> {
    for (let next = first(); next !== undefined; next = first()) {
      const [name, job] = next;
      waiting.delete(name);
      current = name;
      try {
        await job();
      } catch (error) {
        failed(name, error);
      }
      current = undefined;
    }
    running = undefined;
  }

  function first(): [string, () => Promise<void>] | undefined {
    const [entry] = waiting;
    return entry;
  }

  return {
    add(name, job) {
      if (stopped || waiting.has(name)) return;
      waiting.set(name, job);
      running ??= Promise.resolve().then(work);
    },
    get current() {
      return current;
    },
    async stop() {
      stopped = true;
      waiting.clear();
      await running;
    },
  };
}
