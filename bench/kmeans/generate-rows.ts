import { createRandom } from '../../shared/domain/clusters/random.ts';

/** Columns of every data set. */
export const d = 16;

/** Fills one row. */
export type Draw = (row: Float32Array) => void;

/** One standard normal number after another, by Box and Muller (1958). */
const createNormal = (random: () => number) => () =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const drawnIn = (value: number): number => Math.max(-3, Math.min(3, value));

/** Twelve round heaps of one size whose centres lie about as far apart as they are wide. */
export function overlappingGaussians(seed: number): Draw {
  const random = createRandom(seed);
  const normal = createNormal(random);
  const centres = Float64Array.from({ length: 12 * d }, () => normal() * 0.7);
  return (row) => {
    const heap = Math.floor(random() * 12) * d;
    for (let column = 0; column < d; column++) row[column] = drawnIn((centres[heap + column] as number) + normal());
  };
}

/** How much of each feature comes from how often, how much and how lately a customer buys; the rest is the feature's own. */
const loadings = Array.from({ length: d }, (_, column): readonly [number, number, number] => [
  [0.8, 0.1, -0.6, 0.5][column % 4] as number,
  [0.1, 0.8, 0.2, 0.5][(column >> 1) % 4] as number,
  [-0.3, 0, 0.6, 0.2][(column >> 2) % 4] as number,
]);

/** One cloud with neither gaps nor heaps, skewed as recency, frequency and money are after scaling. */
export function withoutClusters(seed: number): Draw {
  const normal = createNormal(createRandom(seed));
  return (row) => {
    const [often, much, lately] = [normal(), normal(), normal()];
    for (let column = 0; column < d; column++) {
      const [a, b, c] = loadings[column] as readonly [number, number, number];
      const value = a * often + b * much + c * lately + 0.5 * normal();
      row[column] = drawnIn(column % 3 === 0 ? Math.expm1(value * 0.6) : value);
    }
  };
}

/** @returns row-major n × 16 */
export function drawRows(n: number, draw: Draw): Float32Array {
  const rows = new Float32Array(n * d);
  for (let row = 0; row < n; row++) draw(rows.subarray(row * d, row * d + d));
  return rows;
}

/** The same rows as they were a day ago: one in fifty customers was another then. */
export function dayBefore(rows: Float32Array, draw: Draw): Float32Array {
  const before = rows.slice();
  for (let from = 0; from < rows.length; from += 50 * d) draw(before.subarray(from, from + d));
  return before;
}
