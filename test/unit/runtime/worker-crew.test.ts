import { afterEach, describe, expect, it } from 'vitest';
import { type Converge, createConverge } from '../../../shared/domain/clusters/converge.ts';
import type { Crew } from '../../../shared/domain/clusters/crew.ts';
import { createKernel, type KernelShape } from '../../../shared/domain/clusters/kernel.ts';
import { createRandom } from '../../../shared/domain/clusters/random.ts';
import { createWorkerCrew } from '../../../shared/runtime/worker-crew.ts';

const [n, d, k] = [20_003, 3, 6];
const random = createRandom(6);
const rows = Float64Array.from({ length: n * d }, () => random() + random() * random());
const starts = [rows.slice(0, k * d), rows.slice(900, 900 + k * d)];

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
    await new Promise((resolve) => setTimeout(resolve, 300));
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
    await new Promise((resolve) => setTimeout(resolve, 300));
    kernel?.bounds.fill(-1, 0, n);
    kernel?.labels.fill(255);
    expect(kernel?.scan(0, 0)).toBe(n);
    expect(own).toBeLessThan(Math.ceil(n / 4_096));
  });
});
