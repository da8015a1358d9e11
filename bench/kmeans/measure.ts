import { writeFile } from 'node:fs/promises';
import { alone, type Crew } from '../../shared/domain/clusters/crew.ts';
import { gridOf, snapRows } from '../../shared/domain/clusters/grid.ts';
import { createKernel, type Kernel } from '../../shared/domain/clusters/kernel.ts';
import type { Partition } from '../../shared/domain/clusters/lloyd.ts';
import { lloydByKernel } from '../../shared/domain/clusters/lloyd-by-kernel.ts';
import { createRandom } from '../../shared/domain/clusters/random.ts';
import { seedCentres } from '../../shared/domain/clusters/seed-centres.ts';
import { createWorkerCrew } from '../../shared/runtime/worker-crew.ts';
import { type Draw, d, dayBefore, drawRows } from './generate-rows.ts';
import { type ScikitLearn, startScikitLearn } from './scikit-learn.ts';

export const k = 8;

/** Milliseconds. */
export interface Cost {
  readonly wall: number;
  /** Of all threads. Less moved by what else the machine does. */
  readonly cpu: number;
}

/** Least of several runs, ours and scikit-learn's in turn. */
export interface Measured {
  readonly start: 'cold' | 'warm';
  readonly threads: number;
  readonly ours: Cost;
  readonly scikitLearn: Cost;
  readonly iterations: number;
  readonly theirIterations: number;
  /** Inertia in float64, ours and that of scikit-learn's Lloyd in float64. */
  readonly inertia: number;
  readonly inertiaFloat64: number;
}

/** Converges on the same rows from the same centres: from k-means++ on 2,000 of them, and from where the day before ended. */
export async function measure(file: string, draw: Draw, n: number, runs: number): Promise<Measured[]> {
  const rows = drawRows(n, draw);
  const cold = seedCentres(Float64Array.from(rows.subarray(0, 2_000 * d)), d, k, createRandom(1));
  const warm = lloydByKernel(kernelWith(dayBefore(rows, draw), alone), cold).centres;
  const measured: Measured[] = [];
  for (const threads of [1, 2]) {
    const crew = createWorkerCrew(threads);
    const scikitLearn = await startScikitLearn(threads);
    const today = kernelWith(rows, crew);
    await writeFile(file, today.rows);
    for (const [start, centres] of [
      ['cold', cold],
      ['warm', warm],
    ] as const) {
      const compared = await compare(today, file, centres, scikitLearn, runs);
      measured.push({ start, threads, ...compared });
    }
    scikitLearn.stop();
    crew.dismiss();
  }
  return measured;
}

async function compare(
  kernel: Kernel,
  file: string,
  centres: Float64Array,
  scikitLearn: ScikitLearn,
  runs: number,
): Promise<Omit<Measured, 'start' | 'threads'>> {
  const asked = { rows: file, d, start: Array.from(centres) };
  let [ours, theirs] = [unmeasured, unmeasured];
  let [partition, theirIterations]: [Partition | undefined, number] = [undefined, 0];
  for (let run = 0; run < runs; run++) {
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    partition = lloydByKernel(kernel, centres);
    const { user, system } = process.cpuUsage(cpu);
    ours = lesser(ours, { wall: performance.now() - wall, cpu: (user + system) / 1_000 });
    const fitted = await scikitLearn.fit({ ...asked, type: 'float32' });
    theirs = lesser(theirs, { wall: fitted.milliseconds, cpu: fitted.cpuMilliseconds });
    theirIterations = fitted.iterations;
  }
  const exact = await scikitLearn.fit({ ...asked, type: 'float64' });
  return {
    ours,
    scikitLearn: theirs,
    iterations: partition?.iterations ?? 0,
    theirIterations,
    inertia: partition?.inertia ?? Number.NaN,
    inertiaFloat64: exact.inertia ?? Number.NaN,
  };
}

const unmeasured: Cost = { wall: Number.POSITIVE_INFINITY, cpu: Number.POSITIVE_INFINITY };

const lesser = (a: Cost, b: Cost): Cost => ({ wall: Math.min(a.wall, b.wall), cpu: Math.min(a.cpu, b.cpu) });

/** The rows in the memory of a kernel, where `createConverge` writes what it is given. */
function kernelWith(rows: Float32Array, crew: Crew): Kernel {
  const grid = gridOf(rows);
  const kernel = createKernel({ n: rows.length / d, d, k, ...grid }, crew);
  if (kernel === undefined) throw new Error('WebAssembly with 128-bit vectors was expected.');
  snapRows(rows, d, grid, kernel.rows, kernel.width);
  return kernel;
}
