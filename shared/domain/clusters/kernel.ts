import { blockRows } from './assign.ts';
import type { GridRows } from './grid.ts';
import { kernelBytes } from './kernel-bytes.ts';

/** What kernels/k-means exports. Addresses are in bytes. */
interface Exports {
  layout(n: number, d: number, k: number, threads: number): number;
  sumsAt(thread: number): number;
  sizesAt(thread: number): number;
  scan(thread: number, from: number, to: number, slack: number, doubt: number): number;
  inertia(from: number, to: number): number;
  readonly centresAt: { readonly value: number };
  readonly roundedAt: { readonly value: number };
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
  /** Of each row, its values and zeros up to a multiple of four. */
  readonly rows: Float32Array;
  /** Row-major k × d. */
  readonly centres: Float64Array;
  /** The same in float32, four clusters at a time, column by column: entry ((⌊c / 4⌋ · d + column) · 4 + c mod 4). */
  readonly rounded: Float32Array;
  /** Sums of the rows of each cluster, row-major k × d. */
  readonly sums: Float64Array;
  readonly sizes: Int32Array;
  /** Looks again at the rows whose bound is used up; returns how many changed their cluster. */
  scan(slack: number, doubt: number): number;
  /** Sum of squared distances of all rows to their own centres, in blocks as `assign` does. */
  inertia(): number;
}

/** 255 is the label of a row not yet looked at. */
const mostClusters = 254;
const pageBytes = 65_536;
const mostPages = 65_536;

let compiled: WebAssembly.Module | undefined;

/** @returns `undefined` where WebAssembly cannot do it: not on this machine, not so many clusters, not in 4 GiB, not numbers of that size. */
export function createKernel({ values, d, limit }: GridRows, k: number): Kernel | undefined {
  if (k > mostClusters || limit > 2 ** 40 || limit < 2 ** -20) return undefined;
  try {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(kernelBytes), (byte) => byte.charCodeAt(0)));
    return place(compiled, values, d, limit, k);
  } catch {
    return undefined;
  }
}

function place(module: WebAssembly.Module, values: Float32Array, d: number, limit: number, k: number): Kernel {
  const n = values.length / d;
  const filled = Math.ceil(n / 4) * 4;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared: true });
  const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as Exports;
  const bytes = kernel.layout(filled, d, k, 1);
  memory.grow(Math.ceil(bytes / pageBytes));
  const { buffer } = memory;

  const rows = new Float32Array(buffer, kernel.rowsAt.value >>> 0, filled * Math.ceil(d / 4) * 4);
  copyRows(values, d, rows);
  const bounds = new Float32Array(buffer, kernel.boundsAt.value >>> 0, filled).fill(Number.POSITIVE_INFINITY, n);
  return {
    ...{ n, d, k, limit, rows, bounds },
    labels: new Uint8Array(buffer, kernel.labelsAt.value >>> 0, n),
    spent: new Float32Array(buffer, kernel.spentAt.value, 256),
    centres: new Float64Array(buffer, kernel.centresAt.value, k * d),
    rounded: new Float32Array(buffer, kernel.roundedAt.value, Math.ceil(k / 4) * 4 * d),
    sums: new Float64Array(buffer, kernel.sumsAt(0), k * d),
    sizes: new Int32Array(buffer, kernel.sizesAt(0), k),
    // Block by block: a call runs to its end in the code it began in, which at first is not yet the optimised one.
    scan(slack, doubt) {
      let changed = 0;
      for (let from = 0; from < n; from += blockRows)
        changed += kernel.scan(0, from, Math.min(filled, from + blockRows), slack, doubt);
      return changed;
    },
    inertia() {
      let sum = 0;
      for (let from = 0; from < n; from += blockRows) sum += kernel.inertia(from, Math.min(n, from + blockRows));
      return sum;
    },
  };
}

function copyRows(values: Float32Array, d: number, rows: Float32Array): void {
  const width = Math.ceil(d / 4) * 4;
  if (width === d) {
    rows.set(values);
    return;
  }
  for (let from = 0, to = 0; from < values.length; from += d, to += width)
    for (let column = 0; column < d; column++) rows[to + column] = values[from + column] as number;
}
