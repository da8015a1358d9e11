import { afterEach, describe, expect, it } from 'vitest';
import { type Converge, createConverge } from '../../../shared/domain/clusters/converge.ts';
import type { Crew } from '../../../shared/domain/clusters/crew.ts';
import { createKernel, type KernelShape } from '../../../shared/domain/clusters/kernel.ts';
import { createRandom } from '../../../shared/domain/clusters/random.ts';
import { createWorkerCrew, LostWorkerError } from '../../../shared/runtime/worker-crew.ts';

const [n, d, k] = [20_003, 3, 6];
const random = createRandom(6);
const rows = Float64Array.from({ length: n * d }, () => random() + random() * random());
const starts = [rows.slice(0, k * d), rows.slice(900, 900 + k * d)];

/** Bytes of WebAssembly: a header, then sections. */
const moduleOf = (...sections: readonly (readonly number[])[]) =>
  new WebAssembly.Module(Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections.flat()]));
const bytesOf = (text: string) => [text.length, ...Buffer.from(text)];
const section = (id: number, ...bytes: readonly number[]) => [id, bytes.length, ...bytes];
/** One type of function, without parameters and results. */
const types = section(1, 1, 0x60, 0, 0);
/** Asks for a function that nobody gives it. */
const cannotStart = moduleOf(types, section(2, 1, ...bytesOf('env'), ...bytesOf('missing'), 0, 0));
/** Takes the shared memory; `layout` does nothing, `scan` and `inertia` end in a trap. */
const diesInBlock = moduleOf(
  types,
  section(2, 1, ...bytesOf('env'), ...bytesOf('memory'), 2, 3, 1, 1),
  section(3, 2, 0, 0),
  section(7, 3, ...bytesOf('layout'), 0, 0, ...bytesOf('scan'), 0, 1, ...bytesOf('inertia'), 0, 1),
  section(10, 2, 2, 0, 0x0b, 3, 0, 0, 0x0b),
);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('createWorkerCrew(threads)', () => {
  const crews: Crew[] = [];
  afterEach(() => {
    for (const crew of crews.splice(0)) crew.dismiss();
  });

  function convergeWith(threads: number): Converge {
    const crew = createWorkerCrew(threads);
    crews.push(crew);
    return createConverge(rows, d, k, (shape: KernelShape) => createKernel(shape, crew));
  }

  it('comes to the same as one thread, to the last bit, with any number of threads', () => {
    const expected = starts.map(createConverge(rows, d, k, () => undefined));
    for (const threads of [1, 2, 3, 7]) expect(starts.map(convergeWith(threads))).toEqual(expected);
  });

  it('comes to it again when the threads have been at it for a while', async () => {
    const converge = convergeWith(3);
    const [start] = starts as [Float64Array];
    const first = converge(start);
    // The threads are up by now, and wait.
    await pause(300);
    for (let again = 0; again < 5; again++) expect(converge(start)).toEqual(first);
  });

  it('shares the work: each thread does blocks', async () => {
    const crew = createWorkerCrew(2);
    crews.push(crew);
    const kernel = createKernel(
      { n, d, k, limit: 2 },
      {
        ...crew,
        gather: (job, doBlock) => {
          const { run } = crew.gather(job, (...block) => {
            own++;
            // Long enough for the other to come.
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
            return doBlock(...block);
          });
          return { run };
        },
      },
    );
    let own = 0;
    await pause(300);
    kernel?.bounds.fill(-1, 0, n);
    kernel?.labels.fill(255);
    expect(kernel?.scan(0, 0)).toBe(n);
    expect(own).toBeLessThan(Math.ceil(n / 4_096));
  });

  const jobOf = (module: WebAssembly.Module) => ({
    module,
    memory: new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }),
    layout: [4, 1, 1, 2] as const,
    n: 4,
    blockRows: 1,
  });

  it('does all blocks itself where a thread fails at its start, and nothing else comes of that', async () => {
    const crew = createWorkerCrew(2);
    crews.push(crew);
    const team = crew.gather(jobOf(cannotStart), (_, block) => block + 1);
    await pause(300);
    expect([...team.run('scan', 0, 0)]).toEqual([1, 2, 3, 4]);
  });

  it('does not wait for ever for a thread that died in a block', async () => {
    const crew = createWorkerCrew(2, 200);
    crews.push(crew);
    const team = crew.gather(jobOf(diesInBlock), () => {
      // Long enough for the other to take one.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      return 0;
    });
    await pause(300);
    expect(() => team.run('scan', 0, 0)).toThrow(LostWorkerError);
  });
});
