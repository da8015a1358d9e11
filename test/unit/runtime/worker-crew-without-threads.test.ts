import { afterEach, describe, expect, it, vi } from 'vitest';
import { createWorkerCrew } from '../../../shared/runtime/worker-crew.ts';

const thrown: { error?: Error } = {};
vi.mock('node:worker_threads', () => ({
  Worker: class {
    constructor() {
      throw thrown.error;
    }
  },
}));

const job = {
  module: new WebAssembly.Module(Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])),
  memory: new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }),
  layout: [4, 1, 1, 3] as const,
  n: 4,
  blockRows: 1,
};

describe('createWorkerCrew(threads) on a machine that gives no more threads', () => {
  const crew = createWorkerCrew(3);
  afterEach(() => crew.dismiss());

  it('does all blocks itself', () => {
    thrown.error = Object.assign(new Error('EAGAIN'), { code: 'ERR_WORKER_INIT_FAILED' });
    const team = crew.gather(job, (_, block) => block + 1);
    expect([...team.run('scan', 0, 0)]).toEqual([1, 2, 3, 4]);
  });

  it('hides no other error', () => {
    thrown.error = new TypeError('Not a thing to hand over.');
    expect(() => crew.gather(job, () => 0)).toThrow(TypeError);
  });
});
