import { squaredDistance } from './squared-distance.ts';

/** Rows whose distances are summed on their own, so that blocks can be worked on side by side and the sum stays the same. */
export const blockRows = 4_096;

/**
 * Gives each row the index of its nearest centre, and returns the sum of squared distances.
 *
 * A tie goes to the lowest index. Distances are summed in column order, rows in row order, block by block.
 *
 * @param rows row-major n × d
 * @param centres row-major k × d
 * @param d number of columns, at least 1
 * @param labels n entries, overwritten
 * @param distances n squared distances to the nearest centre, overwritten
 */
export function assign(
  rows: Float64Array,
  centres: Float64Array,
  d: number,
  labels: Uint16Array,
  distances: Float64Array,
): number {
  let inertia = 0;
  for (let from = 0; from < labels.length; from += blockRows) {
    let sum = 0;
    for (let row = from; row < Math.min(labels.length, from + blockRows); row++) {
      const distance = assignRow(rows, row, centres, d, labels);
      distances[row] = distance;
      sum += distance;
    }
    inertia += sum;
  }
  return inertia;
}

/** Index of the centre nearest to one row; a tie goes to the lowest. */
export function nearestCentre(row: Float64Array, centres: Float64Array): number {
  const label = new Uint16Array(1);
  assignRow(row, 0, centres, row.length, label);
  return label[0] as number;
}

function assignRow(rows: Float64Array, row: number, centres: Float64Array, d: number, labels: Uint16Array): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let centre = 0, j = 0; j < centres.length; centre++, j += d) {
    const distance = squaredDistance(rows, row * d, centres, j, d);
    if (distance < least) {
      least = distance;
      nearest = centre;
    }
  }
  labels[row] = nearest;
  return least;
}
