import { squaredDistance } from './squared-distance.ts';

/**
 * k start centres by k-means++ (Arthur and Vassilvitskii 2007), greedy: each further centre is the best of 2 + ⌊ln k⌋ rows drawn
 * with a chance by squared distance to the nearest centre so far.
 *
 * @param rows row-major n × d, n at least 1
 * @param random numbers in [0, 1)
 */
export function seedCentres(rows: Float64Array, d: number, k: number, random: () => number): Float64Array {
  const n = rows.length / d;
  const centres = new Float64Array(k * d);
  const candidates = 2 + Math.floor(Math.log(k));
  let nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  let trial = new Float64Array(n);
  let best = new Float64Array(n);
  let total = Number.POSITIVE_INFINITY;

  for (let centre = 0; centre < k; centre++) {
    let bestRow = -1;
    let bestTotal = Number.POSITIVE_INFINITY;
    const draws = centre === 0 ? 1 : candidates;
    for (let draw = 0; draw < draws; draw++) {
      const row = centre === 0 ? Math.floor(random() * n) : drawRow(nearest, total, random());
      const sum = lowerTo(rows, row, d, nearest, trial);
      if (sum >= bestTotal && bestRow !== -1) continue;
      bestRow = row;
      bestTotal = sum;
      [best, trial] = [trial, best];
    }
    [nearest, best] = [best, nearest];
    total = bestTotal;
    centres.set(rows.subarray(bestRow * d, bestRow * d + d), centre * d);
  }
  return centres;
}

/** Distances once the row is a centre too, into `out`; returns their sum. */
function lowerTo(rows: Float64Array, row: number, d: number, nearest: Float64Array, out: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < nearest.length; i++) {
    const distance = Math.min(nearest[i] as number, squaredDistance(rows, i * d, rows, row * d, d));
    out[i] = distance;
    sum += distance;
  }
  return sum;
}

/** Row whose share of the total holds `at`; where all distances are 0, any row. */
function drawRow(weights: Float64Array, total: number, at: number): number {
  if (total === 0) return Math.floor(at * weights.length);
  let rest = at * total;
  let last = 0;
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row] as number;
    if (weight === 0) continue;
    last = row;
    rest -= weight;
    if (rest < 0) return row;
  }
  return last;
}
