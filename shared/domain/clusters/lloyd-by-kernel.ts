import { createCoarseLooks } from './coarse-looks.ts';
import type { Kernel } from './kernel.ts';
import { fillEmpty, type Partition } from './lloyd.ts';
import { squaredDistance } from './squared-distance.ts';

/** Half a step of float32, relative. */
const unit = 2 ** -24;

/**
 * Lloyd's iteration as `lloyd` does it, to the last bit, on the rows a kernel holds.
 *
 * Rows wait until their nearest centre can have changed: with T[c] the sum of what centre c and the fastest of the others moved so far,
 * a row of cluster c keeps it while T[c] has grown by less than its second nearest centre was farther than its nearest.
 *
 * @param start row-major k × d, left as it is
 */
export function lloydByKernel(kernel: Kernel, start: Float64Array, maxIterations = 300): Partition {
  const { n, d, centres, sums, sizes } = kernel;
  const errors = roundingErrors(kernel, start);
  const moved = new Float64Array(kernel.k);
  centres.set(start);
  sums.fill(0);
  sizes.fill(0);
  kernel.labels.fill(255);
  kernel.bounds.fill(-1, 0, n);
  const lookCoarselyAfter = createCoarseLooks(kernel);
  let growth = 0;
  let iterations = 0;
  while (iterations < maxIterations) {
    lookCoarselyAfter(growth);
    const changed = scan(kernel, moved, errors);
    if (changed === 0 && iterations > 0) break;
    iterations++;
    if (sizes.includes(0)) fillClusters(kernel, moved);
    const before = centres.slice();
    moveToMeans(kernel);
    growth = addDrifts(moved, before, centres, d);
  }
  if (iterations === maxIterations) {
    lookCoarselyAfter(growth);
    scan(kernel, moved, errors);
  }
  return { centres: centres.slice(), labels: new Uint16Array(kernel.labels), inertia: kernel.inertia(), iterations };
}

interface RoundingErrors {
  /** Most that a squared distance is off which is made of float32 sums, to centres rounded to float32. */
  readonly square: number;
  /** No distance is larger. */
  readonly farthest: number;
}

/**
 * With B the longest that a row or centre can be: half a centre's square less d products is off by (d + 2) units of 3/2 B², twice that
 * for the squared distance; the row's square by d units of B², their sum by 4 units of B², and a centre rounded by a unit of B moves
 * the squared distance by 4 units of B² (Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 3.1). A few more are
 * for the terms of second order and for the rounding of what is computed from it.
 */
function roundingErrors({ d, limit }: Kernel, start: Float64Array): RoundingErrors {
  const reach = start.reduce((most, value) => Math.max(most, Math.abs(value)), limit);
  return { farthest: 2 * reach * Math.sqrt(d), square: unit * d * reach * reach * (4 * d + 24) };
}

function scan(kernel: Kernel, moved: Float64Array, { square, farthest }: RoundingErrors): number {
  roundCentres(kernel);
  // Rounded up, so that no bound seems farther than it is.
  for (let cluster = 0; cluster < moved.length; cluster++)
    kernel.spent[cluster] = (moved[cluster] as number) * (1 + 4 * unit);
  const most = moved.reduce((a, b) => Math.max(a, b), 0);
  return kernel.scan(16 * unit * (most + farthest), square);
}

function roundCentres({ d, k, centres, rounded }: Kernel): void {
  for (let cluster = 0; cluster < k; cluster++) {
    let square = 0;
    const at = (cluster >> 2) * (d + 1) * 4 + (cluster & 3);
    for (let column = 0; column < d; column++) {
      const value = Math.fround(centres[cluster * d + column] as number);
      square += value * value;
      rounded[at + (1 + column) * 4] = value;
    }
    rounded[at] = square / 2;
  }
}

/** A cluster that stays empty keeps its centre. */
function moveToMeans({ d, k, width, centres, sums, sizes }: Kernel): void {
  for (let cluster = 0; cluster < k; cluster++) {
    const size = sizes[cluster] as number;
    if (size === 0) continue;
    for (let column = 0; column < d; column++)
      centres[cluster * d + column] = (sums[cluster * width + column] as number) / size;
  }
}

/** @returns by how much most was added */
function addDrifts(moved: Float64Array, before: Float64Array, after: Float64Array, d: number): number {
  const drifts = moved.map((_, cluster) => Math.sqrt(squaredDistance(before, cluster * d, after, cluster * d, d)));
  let most = 0;
  for (let cluster = 0; cluster < moved.length; cluster++) {
    let fastest = 0;
    for (let other = 0; other < drifts.length; other++)
      if (other !== cluster) fastest = Math.max(fastest, drifts[other] as number);
    const drift = (drifts[cluster] as number) + fastest;
    moved[cluster] = (moved[cluster] as number) + drift;
    most = Math.max(most, drift);
  }
  return most;
}

/** Fills clusters without rows as `lloyd` does; nothing is known of any distance then. */
function fillClusters(kernel: Kernel, moved: Float64Array): void {
  const { n, d, width, rows, centres, sums } = kernel;
  const labels = Uint16Array.from(kernel.labels);
  const plain = new Float64Array(d);
  const rowAt = (row: number) => {
    for (let column = 0; column < d; column++) plain[column] = rows[row * width + column] as number;
    return plain;
  };
  const distances = Float64Array.from(labels, (label, row) => squaredDistance(rowAt(row), 0, centres, label * d, d));
  fillEmpty(labels, kernel.sizes, distances);
  for (let row = 0; row < n; row++) {
    const [from, to] = [kernel.labels[row] as number, labels[row] as number];
    if (from === to) continue;
    kernel.labels[row] = to;
    rowAt(row).forEach((value, column) => {
      sums[from * width + column] = (sums[from * width + column] as number) - value;
      sums[to * width + column] = (sums[to * width + column] as number) + value;
    });
  }
  kernel.bounds.fill(-1, 0, n);
  moved.fill(0);
}
