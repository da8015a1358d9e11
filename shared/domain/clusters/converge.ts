import { type Grid, gridOf, snapRows } from './grid.ts';
import { createKernel, type KernelShape } from './kernel.ts';
import { lloyd, type Partition } from './lloyd.ts';
import { lloydByKernel } from './lloyd-by-kernel.ts';

/** Lloyd's iteration from start centres, row-major k × d, which are left as they are. */
export type Converge = (start: Float64Array) => Partition;

/**
 * Lloyd's iteration on rows moved to a grid, from as many starts as one likes: by the kernel, or where there is none by `lloyd`, with
 * the same result to the last bit.
 *
 * @param rows row-major n × d
 * @param k of every start
 */
export function createConverge(rows: Float64Array, d: number, k: number, kernelOf = createKernel): Converge {
  const grid: Grid = gridOf(rows);
  const shape: KernelShape = { n: rows.length / d, d, k, limit: grid.limit };
  const kernel = kernelOf(shape);
  if (kernel !== undefined) {
    snapRows(rows, d, grid, kernel.rows, kernel.width);
    return (start) => lloydByKernel(kernel, start);
  }
  const snapped = new Float64Array(rows.length);
  snapRows(rows, d, grid, snapped);
  return (start) => lloyd(snapped, start, d);
}
