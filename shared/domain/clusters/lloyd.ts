import { assign } from './assign.ts';
import { type Bounds, loosen, noBounds, reassign } from './reassign.ts';

export interface Partition {
  /** Row-major k × d: the means of the rows of each cluster. */
  readonly centres: Float64Array;
  /** Cluster of each row. */
  readonly labels: Uint16Array;
  /** Sum of squared distances to the centres. */
  readonly inertia: number;
  readonly iterations: number;
}

/**
 * Lloyd's iteration from the given centres until no row changes its cluster.
 *
 * A cluster left without rows takes the row that lies farthest from its centre, of several the lowest, unless that row is alone
 * or on its centre.
 *
 * @param rows row-major n × d
 * @param start row-major k × d, left as it is
 */
export function lloyd(rows: Float64Array, start: Float64Array, d: number, maxIterations = 300): Partition {
  const n = rows.length / d;
  const centres = start.slice();
  const sizes = new Uint32Array(centres.length / d);
  const distances = new Float64Array(n);
  let bounds = noBounds(n);
  let iterations = 0;
  while (iterations < maxIterations) {
    const changed = reassign(rows, centres, d, bounds);
    if (changed === 0 && iterations > 0) break;
    iterations++;
    countRows(bounds.labels, sizes);
    if (sizes.includes(0)) {
      assign(rows, centres, d, bounds.labels, distances);
      fillEmpty(bounds.labels, sizes, distances);
      bounds = forgotten(bounds);
    }
    const before = centres.slice();
    moveToMeans(rows, bounds.labels, sizes, d, centres);
    loosen(bounds, before, centres, d);
  }
  const { labels } = bounds;
  return { centres, labels, inertia: assign(rows, centres, d, labels, distances), iterations };
}

/** The same labels with nothing known of any distance. */
const forgotten = ({ labels }: Bounds): Bounds => ({ ...noBounds(labels.length), labels });

function countRows(labels: Uint16Array, sizes: Uint32Array): void {
  sizes.fill(0);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
}

/**
 * Gives each cluster without rows the row that lies farthest from its centre; see `lloyd`.
 *
 * @param distances of each row to its own centre, squared; 0 of a row that was given away
 */
export function fillEmpty(labels: Uint16Array, sizes: Uint32Array | Int32Array, distances: Float64Array): void {
  for (let empty = sizes.indexOf(0); empty !== -1; empty = sizes.indexOf(0, empty + 1)) {
    let farthest = -1;
    let most = 0;
    for (let row = 0; row < labels.length; row++) {
      const distance = distances[row] as number;
      if (distance <= most || (sizes[labels[row] as number] as number) < 2) continue;
      farthest = row;
      most = distance;
    }
    if (farthest === -1) return;
    const donor = labels[farthest] as number;
    sizes[donor] = (sizes[donor] as number) - 1;
    sizes[empty] = 1;
    labels[farthest] = empty;
    distances[farthest] = 0;
  }
}

/** A cluster that stays empty keeps its centre. */
function moveToMeans(
  rows: Float64Array,
  labels: Uint16Array,
  sizes: Uint32Array,
  d: number,
  centres: Float64Array,
): void {
  for (let cluster = 0; cluster < sizes.length; cluster++)
    if (sizes[cluster] !== 0) centres.fill(0, cluster * d, cluster * d + d);
  for (let row = 0; row < labels.length; row++) {
    const to = (labels[row] as number) * d;
    for (let column = 0; column < d; column++)
      centres[to + column] = (centres[to + column] as number) + (rows[row * d + column] as number);
  }
  for (let cluster = 0; cluster < sizes.length; cluster++) {
    const size = sizes[cluster] as number;
    if (size === 0) continue;
    for (let i = cluster * d; i < cluster * d + d; i++) centres[i] = (centres[i] as number) / size;
  }
}
