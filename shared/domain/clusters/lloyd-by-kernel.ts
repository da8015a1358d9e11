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
  const { n, d, k, centres, sums, sizes } = kernel;
  const errors = roundingErrors(kernel, start);
  const moved = new Float64Array(k);
  centres.set(start);
  sums.fill(0);
  sizes.fill(0);
  kernel.labels.fill(255);
  kernel.bounds.fill(-1, 0, n);
  let iterations = 0;
  while (iterations < maxIterations) {
    const changed = scan(kernel, moved, errors);
    if (changed === 0 && iterations > 0) break;
    iterations++;
    if (sizes.includes(0)) fillClusters(kernel, moved);
    const before = centres.slice();
    for (let i = 0; i < centres.length; i++) {
      const size = sizes[Math.floor(i / d)] as number;
      if (size !== 0) centres[i] = (sums[i] as number) / size;
    }
    addDrifts(moved, before, centres, d);
  }
  if (iterations === maxIterations) scan(kernel, moved, errors);
  return { centres: centres.slice(), labels: Uint16Array.from(kernel.labels), inertia: kernel.inertia(), iterations };
}

interface RoundingErrors {
  /** Most that the difference of two distances in float32 is off, to centres in float32. */
  readonly gap: number;
  /** No distance is larger. */
  readonly farthest: number;
}

/**
 * Rounding of a centre moves it by unit · √d · reach. A squared distance in float32 is off by (d + 2) units of itself at most (Higham,
 * Accuracy and Stability of Numerical Algorithms, 2002, section 3.1), so a distance by (d + 3) / 2, its root included; √(d)/2 · 2 · reach bounds it.
 */
function roundingErrors({ d, limit }: Kernel, start: Float64Array): RoundingErrors {
  const reach = start.reduce((most, value) => Math.max(most, Math.abs(value)), limit);
  const farthest = 2 * reach * Math.sqrt(d);
  return { farthest, gap: unit * farthest * (d + 3 + 1 + 1) };
}

function scan(kernel: Kernel, moved: Float64Array, { gap, farthest }: RoundingErrors): number {
  const { d, k, centres, rounded, spent } = kernel;
  for (let cluster = 0; cluster < k; cluster++)
    for (let column = 0; column < d; column++)
      rounded[((cluster >> 2) * d + column) * 4 + (cluster & 3)] = centres[cluster * d + column] as number;
  // Rounded up, so that no bound seems farther than it is.
  for (let cluster = 0; cluster < k; cluster++) spent[cluster] = (moved[cluster] as number) * (1 + 4 * unit);
  const most = moved.reduce((a, b) => Math.max(a, b), 0);
  const slack = gap + 8 * unit * (most + farthest);
  return kernel.scan(slack * (1 + 4 * unit), gap * (1 + 4 * unit));
}

function addDrifts(moved: Float64Array, before: Float64Array, after: Float64Array, d: number): void {
  const drifts = moved.map((_, cluster) => Math.sqrt(squaredDistance(before, cluster * d, after, cluster * d, d)));
  for (let cluster = 0; cluster < moved.length; cluster++) {
    let fastest = 0;
    for (let other = 0; other < drifts.length; other++)
      if (other !== cluster) fastest = Math.max(fastest, drifts[other] as number);
    moved[cluster] = (moved[cluster] as number) + (drifts[cluster] as number) + fastest;
  }
}

/** Fills clusters without rows as `lloyd` does; nothing is known of any distance then. */
function fillClusters(kernel: Kernel, moved: Float64Array): void {
  const { n, d, rows, centres, sums } = kernel;
  const width = rows.length / kernel.bounds.length;
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
      sums[from * d + column] = (sums[from * d + column] as number) - value;
      sums[to * d + column] = (sums[to * d + column] as number) + value;
    });
  }
  kernel.bounds.fill(-1, 0, n);
  moved.fill(0);
}
