import { blockRows } from './assign.ts';
import { alone, type Crew, type DoBlock } from './crew.ts';
import type { Grid } from './grid.ts';
import { kernelBytes } from './kernel-bytes.ts';

/** What kernels/k-means exports. Addresses are in bytes. */
interface Exports {
  layout(n: number, d: number, k: number, threads: number): number;
  sumsAt(thread: number): number;
  sizesAt(thread: number): number;
  coarsen(from: number, to: number, scale: number): void;
  scan(thread: number, from: number, to: number, slack: number, error: number): number;
  inertia(from: number, to: number): number;
  readonly centresAt: { readonly value: number };
  readonly roundedAt: { readonly value: number };
  readonly coarseAt: { readonly value: number };
  readonly coarseCentresAt: { readonly value: number };
  readonly spentAt: { readonly value: number };
  readonly labelsAt: { readonly value: number };
  readonly boundsAt: { readonly value: number };
  readonly rowsAt: { readonly value: number };
}

/** Rows in WebAssembly's memory, with what is known of them. Made for one number of clusters. */
export interface Kernel {
  readonly n: number;
  readonly d: number;
  readonly k: number;
  readonly limit: number;
  /** Cluster of each row; 255 of one not yet looked at. */
  readonly labels: Uint8Array;
  /** A row is looked at again once what is spent of its label reaches its bound. */
  readonly bounds: Float32Array;
  readonly spent: Float32Array;
  /** Length of a row in `rows` and in `sums`: d rounded up to a multiple of four; the rest is 0. */
  readonly width: number;
  /** Row-major n × width, on the grid. */
  readonly rows: Float32Array;
  /** Row-major k × d. */
  readonly centres: Float64Array;
  /** Half the square of each centre, then the centre, in float32, four clusters at a time: [⌈k / 4⌉][1 + d][4]. */
  readonly rounded: Float32Array;
  /** √2 of a coarse unit, or 0 where a coarse look is of no use; and most that the difference of two coarse distances is off. */
  readonly coarse: Float32Array;
  /** Half the square of each centre in coarse units, then the centre, two columns to a number, four clusters at a time. */
  readonly coarseCentres: Int32Array;
  /** Sums of the rows of each cluster, row-major k × width. */
  readonly sums: Float64Array;
  readonly sizes: Int32Array;
  /** Rounds rows, of what they are now, for coarse looks. @param scale coarse units in 1 */
  coarsen(scale: number): void;
  /**
   * Looks again at the rows whose bound is used up.
   *
   * @param slack what bounds are shortened by, as they are rounded too
   * @param error most that a squared distance in float32 may be off
   * @returns how many changed their cluster
   */
  scan(slack: number, error: number): number;
  /** Sum of squared distances of all rows to their own centres, in blocks as `assign` does. */
  inertia(): number;
}

/** 255 is the label of a row not yet looked at. */
const mostClusters = 254;
const pageBytes = 65_536;
const mostPages = 65_536;

let compiled: WebAssembly.Module | undefined;

export interface KernelShape extends Grid {
  readonly n: number;
  readonly d: number;
  readonly k: number;
}

/**
 * A kernel whose rows are all 0 yet: they are written into its memory.
 *
 * @param crew threads to share the work with; what comes out is the same with any number
 * @returns `undefined` where WebAssembly cannot do it: not on this machine, not so many clusters, not in 4 GiB, not numbers of that size
 */
export function createKernel(shape: KernelShape, crew: Crew = alone): Kernel | undefined {
  if (shape.k > mostClusters || shape.limit > 2 ** 40 || shape.limit < 2 ** -20) return undefined;
  compiled ??= ifAble(() => new WebAssembly.Module(Uint8Array.from(atob(kernelBytes), (byte) => byte.charCodeAt(0))));
  const memory = ifAble(() => new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared: true }));
  return compiled && memory && place(compiled, memory, shape, crew);
}

/** What the machine gives; `undefined` where it cannot, as it has no such instructions or not so much memory. */
function ifAble<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

function place(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  { n, d, k, limit }: KernelShape,
  crew: Crew,
): Kernel | undefined {
  const filled = Math.ceil(n / 16) * 16;
  const width = Math.ceil(d / 4) * 4;
  const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as Exports;
  const layout = [filled, d, k, crew.threads] as const;
  const bytes = kernel.layout(...layout);
  if (ifAble(() => memory.grow(Math.ceil(bytes / pageBytes))) === undefined) return undefined;
  const { buffer } = memory;

  const rows = new Float32Array(buffer, kernel.rowsAt.value >>> 0, n * width);
  const bounds = new Float32Array(buffer, kernel.boundsAt.value >>> 0, filled).fill(Number.POSITIVE_INFINITY, n);
  const sumsOf = (thread: number) => new Float64Array(buffer, kernel.sumsAt(thread), k * width);
  const sizesOf = (thread: number) => new Int32Array(buffer, kernel.sizesAt(thread), k);
  const [sums, sizes] = [sumsOf(0), sizesOf(0)];
  // Block by block also where there is one thread: a call ends in the code it began in, which at first is not yet the optimised one.
  const doBlock: DoBlock = (thread, block, task, slack, error) => {
    const from = block * blockRows;
    return task === 'scan'
      ? kernel.scan(thread, from, Math.min(filled, from + blockRows), slack, error)
      : kernel.inertia(from, Math.min(n, from + blockRows));
  };
  const team = crew.gather({ module, memory, layout, n, blockRows }, doBlock);
  return {
    ...{ n, d, k, limit, width, rows, bounds },
    labels: new Uint8Array(buffer, kernel.labelsAt.value >>> 0, n),
    spent: new Float32Array(buffer, kernel.spentAt.value, 256),
    centres: new Float64Array(buffer, kernel.centresAt.value, k * d),
    rounded: new Float32Array(buffer, kernel.roundedAt.value, Math.ceil(k / 4) * 4 * (d + 1)),
    coarse: new Float32Array(buffer, kernel.coarseAt.value, 2),
    coarseCentres: new Int32Array(buffer, kernel.coarseCentresAt.value, Math.ceil(k / 4) * 4 * (1 + pairsOf(d))),
    coarsen: (scale) => kernel.coarsen(0, n, scale),
    ...{ sums, sizes },
    scan(slack, error) {
      const changed = team.run('scan', slack, error).reduce((a, b) => a + b, 0);
      for (let thread = 1; thread < crew.threads; thread++) {
        takeInto(sums, sumsOf(thread));
        takeInto(sizes, sizesOf(thread));
      }
      return changed;
    },
    inertia: () => team.run('inertia', 0, 0).reduce((a, b) => a + b, 0),
  };
}

/** Pairs of columns in a coarse row. */
export const pairsOf = (d: number): number => Math.ceil(d / 8) * 4;

/** Adds numbers to others, and leaves 0 where they were. */
function takeInto(into: Float64Array | Int32Array, from: Float64Array | Int32Array): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + (from[i] as number);
  from.fill(0);
}
