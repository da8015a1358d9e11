import { squaredDistance } from './squared-distance.ts';

/** What is known of each row from earlier iterations. */
export interface Bounds {
  /** Cluster of each row. */
  readonly labels: Uint16Array;
  /** At least the distance to the own centre. */
  readonly upper: Float64Array;
  /** At most the distance to any other centre. */
  readonly lower: Float64Array;
}

/** A little more than the rounding of a sum of distances, so that a bound never passes for what it is not. */
const margin = 1 - 1e-9;

/** Nothing known: every row is looked at. */
export const noBounds = (n: number): Bounds => ({
  labels: new Uint16Array(n),
  upper: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
  lower: new Float64Array(n),
});

/**
 * Gives each row its nearest centre, exactly as `assign` does, but looks only at rows whose bounds leave a doubt (Hamerly 2010).
 *
 * @param rows row-major n × d
 * @param centres row-major k × d
 * @returns how many rows changed their cluster
 */
export function reassign(rows: Float64Array, centres: Float64Array, d: number, bounds: Bounds): number {
  const { labels, upper, lower } = bounds;
  let changed = 0;
  for (let row = 0; row < labels.length; row++) {
    const least = (lower[row] as number) * margin;
    if ((upper[row] as number) < least) continue;
    const before = labels[row] as number;
    if (upper[row] !== Number.POSITIVE_INFINITY) {
      upper[row] = Math.sqrt(squaredDistance(rows, row * d, centres, before * d, d));
      if ((upper[row] as number) < least) continue;
    }
    if (lookAt(rows, row, centres, d, bounds) !== before) changed++;
  }
  return changed;
}

/** Widens the bounds by how far the centres moved. */
export function loosen({ labels, upper, lower }: Bounds, before: Float64Array, after: Float64Array, d: number): void {
  const drifts = Float64Array.from({ length: after.length / d }, (_, centre) =>
    Math.sqrt(squaredDistance(before, centre * d, after, centre * d, d)),
  );
  const farthest = drifts.reduce((most, drift) => Math.max(most, drift), 0);
  for (let row = 0; row < labels.length; row++) {
    upper[row] = (upper[row] as number) + (drifts[labels[row] as number] as number);
    lower[row] = (lower[row] as number) - farthest;
  }
}

/** Nearest centre of one row, the lowest index of several, with new bounds. */
function lookAt(rows: Float64Array, row: number, centres: Float64Array, d: number, bounds: Bounds): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (let centre = 0, at = 0; at < centres.length; centre++, at += d) {
    const distance = squaredDistance(rows, row * d, centres, at, d);
    if (distance < least) {
      second = least;
      least = distance;
      nearest = centre;
    } else if (distance < second) second = distance;
  }
  bounds.labels[row] = nearest;
  bounds.upper[row] = Math.sqrt(least);
  bounds.lower[row] = Math.sqrt(second);
  return nearest;
}
