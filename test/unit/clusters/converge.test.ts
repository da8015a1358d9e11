import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileKernel, kernelModule } from '../../../scripts/kernel/compile-kernel.ts';
import { createConverge } from '../../../shared/domain/clusters/converge.ts';
import { alone } from '../../../shared/domain/clusters/crew.ts';
import { gridOf, snapRows } from '../../../shared/domain/clusters/grid.ts';
import { createKernel, type Kernel, type KernelShape } from '../../../shared/domain/clusters/kernel.ts';
import { lloyd } from '../../../shared/domain/clusters/lloyd.ts';
import { lloydByKernel } from '../../../shared/domain/clusters/lloyd-by-kernel.ts';
import { createRandom } from '../../../shared/domain/clusters/random.ts';
import { plainLloyd } from '../../support/plain-lloyd.ts';

const without = () => undefined;

/** A kernel, or the test fails: no test may pass by the fallback. */
function kernelFor(shape: KernelShape): Kernel {
  const kernel = createKernel(shape);
  if (kernel === undefined) throw new Error('WebAssembly was expected to work on this machine.');
  return kernel;
}

const snapped = (rows: Float64Array): Float64Array => {
  const into = new Float64Array(rows.length);
  snapRows(rows, 1, gridOf(rows), into);
  return into;
};

const drawn = (length: number, seed: number, value: (random: () => number) => number): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length }, () => value(random));
};

describe('snapRows(rows, d, gridOf(rows), into)', () => {
  it('moves values by at most 2⁻²⁵ of the least power of two above them, to where float32 holds them', () => {
    const values = fc.array(fc.integer({ min: -3e12, max: 3e12 }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.integer({ min: -15, max: 35 }), (plain, power) => {
        const rows = Float64Array.from(plain, (value) => (value / 1e12) * 2 ** power);
        const { limit } = gridOf(rows);
        const most = rows.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
        expect(most === 0 ? limit : most <= limit && most > limit / 2).toBe(most === 0 ? 1 : true);
        snapped(rows).forEach((value, i) => {
          expect(Math.abs(value - (rows[i] ?? Number.NaN))).toBeLessThanOrEqual(limit * 2 ** -25);
          expect(Math.fround(value)).toBe(value);
          expect(Number.isInteger(value / (limit * 2 ** -24))).toBe(true);
        });
      }),
    );
  });

  it('leaves whole numbers below 2²⁴ as they are, and what is beyond a row', () => {
    const into = new Float32Array(8).fill(7);
    snapRows([998_877, -3, 0, 16_777_215], 2, { limit: 2 ** 24 }, into, 4);
    expect([...into]).toEqual([998_877, -3, 7, 7, 0, 16_777_215, 7, 7]);
  });
});

describe('createConverge(rows, d, k)', () => {
  it('is the plainest Lloyd there is, ties and empty clusters too: equal labels, centres, inertia and iterations', () => {
    // Few different values, so that ties, equal rows and empty clusters are common.
    const cases = fc.record({
      d: fc.integer({ min: 1, max: 9 }),
      k: fc.integer({ min: 1, max: 20 }),
      n: fc.integer({ min: 1, max: 150 }),
      values: fc.integer({ min: 1, max: 5 }),
      seed: fc.integer(),
    });
    fc.assert(
      fc.property(cases, ({ d, k, n, values, seed }) => {
        const rows = drawn(n * d, seed, (random) => Math.floor(random() * values) - 1);
        const start = drawn(k * d, seed + 1, (random) => Math.floor(random() * 9) / 2 - 2);
        const expected = plainLloyd(rows, start, d);
        expect(lloydOf(rows, start, d)).toEqual(expected);
        expect(createConverge(rows, d, k, without)(start)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('is so on numbers without pattern, of any size, from starts outside too', () => {
    const cases = fc.record({
      d: fc.integer({ min: 1, max: 17 }),
      k: fc.integer({ min: 2, max: 34 }),
      power: fc.integer({ min: -15, max: 35 }),
      far: fc.constantFrom(1, 1, 50),
      seed: fc.integer(),
    });
    fc.assert(
      fc.property(cases, ({ d, k, power, far, seed }) => {
        const rows = drawn(300 * d, seed, (random) => (random() + random() + random() - 1.5) * 2 ** power);
        const start = drawn(k * d, seed + 1, (random) => (random() - 0.5) * far * 2 ** power);
        expect(lloydOf(rows, start, d)).toEqual(plainLloyd(snapped(rows), start, d));
      }),
      { numRuns: 100 },
    );
  });

  it('is so over many blocks, and where bounds are what spares most of the work', () => {
    const [n, d, k] = [20_011, 6, 7];
    const rows = drawn(n * d, 11, (random) => Math.floor(random() * 5) + random());
    const start = rows.slice(0, k * d);
    const kernel = kernelFor({ n, d, k, ...gridOf(rows) });
    snapRows(rows, d, gridOf(rows), kernel.rows, kernel.width);
    let looked = 0;
    const counting: Kernel = {
      ...kernel,
      scan(slack, error) {
        for (let row = 0; row < n; row++)
          if ((kernel.spent[kernel.labels[row] ?? 0] ?? 0) >= (kernel.bounds[row] ?? 0)) looked++;
        return kernel.scan(slack, error);
      },
    };
    const partition = lloydByKernel(counting, start);
    expect(partition).toEqual(lloyd(snapped(rows), start, d));
    expect(looked).toBeLessThan((n * partition.iterations) / 2);
  });

  it('is so where rows are looked at coarsely first, while centres move far', () => {
    const [n, d, k] = [9_001, 16, 9];
    const rows = drawn(n * d, 21, (random) => random() + random() + random() - 1.5);
    const start = rows.slice(0, k * d);
    const kernel = kernelFor({ n, d, k, ...gridOf(rows) });
    snapRows(rows, d, gridOf(rows), kernel.rows, kernel.width);
    const isCoarse: boolean[] = [];
    const noting: Kernel = {
      ...kernel,
      scan(slack, error) {
        isCoarse.push((kernel.coarse[0] ?? 0) > 0);
        return kernel.scan(slack, error);
      },
    };
    expect(lloydByKernel(noting, start)).toEqual(lloyd(snapped(rows), start, d));
    expect(isCoarse.slice(0, 3)).toEqual([false, true, true]);
    expect(isCoarse.at(-1)).toBe(false);
  });

  it('gives a row to the nearest centre, of equal ones to the lowest, however near float32 thinks them', () => {
    const kernel = kernelFor({ n: 1, d: 1, k: 2, limit: 1 });
    kernel.rows[0] = 1;
    const labelFrom = (...start: number[]) => lloydByKernel(kernel, Float64Array.from(start), 0).labels[0];
    const little = 2 ** -40;
    expect(labelFrom(0, 2 - little)).toBe(1);
    expect(labelFrom(2 - little, 0)).toBe(0);
    expect(labelFrom(0, 2)).toBe(0);
    expect(labelFrom(0, 2 + little)).toBe(0);
    expect(labelFrom(2 + little, 0)).toBe(1);
  });

  it('starts anew each time: a second start knows nothing of the first', () => {
    const rows = drawn(500, 3, (random) => random());
    const converge = createConverge(rows, 2, 4);
    const starts = [rows.slice(0, 8), rows.slice(100, 108), rows.slice(0, 8)];
    const [first, , third] = starts.map((start) => converge(start));
    expect(third).toEqual(first);
  });

  it('stops after the most iterations, as lloyd does', () => {
    const rows = snapped(drawn(2_000, 5, (random) => random()));
    const start = rows.slice(0, 12);
    const kernel = kernelFor({ n: 1_000, d: 2, k: 6, ...gridOf(rows) });
    snapRows(rows, 2, gridOf(rows), kernel.rows, kernel.width);
    for (const most of [1, 2, 5]) expect(lloydByKernel(kernel, start, most)).toEqual(lloyd(rows, start, 2, most));
  });

  it('does without the kernel for more clusters than a byte counts', () => {
    expect(createKernel({ n: 300, d: 1, k: 255, limit: 1 })).toBeUndefined();
    const rows = Float64Array.from({ length: 300 }, (_, i) => i);
    expect(createConverge(rows, 1, 255)(rows.slice(0, 255)).labels[299]).toBe(254);
  });

  it('does without the kernel for more rows than its memory holds', () => {
    expect(createKernel({ n: 2 ** 29, d: 4, k: 2, limit: 1 })).toBeUndefined();
  });

  it('hides no error of the threads', () => {
    const broken = (): never => {
      throw new RangeError('No thread was expected to start.');
    };
    expect(() => createKernel({ n: 20, d: 1, k: 2, limit: 1 }, { ...alone, gather: broken })).toThrow(/No thread/);
  });

  /** By the kernel alone. */
  function lloydOf(rows: Float64Array, start: Float64Array, d: number) {
    return createConverge(rows, d, start.length / d, kernelFor)(start);
  }
});

describe('kernel-bytes.ts', () => {
  it('holds what kernels/k-means compiles to', async () => {
    expect(await readFile(kernelModule.path, 'utf8')).toBe(kernelModule.textOf(await compileKernel()));
  });
});
