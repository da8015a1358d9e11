/**
 * Rows whose values are whole multiples of `limit` / 2²⁴ and no larger than `limit`: float32 holds them exactly, and sums of up to
 * 2²⁹ of them are exact in float64, in any order.
 */
export interface GridRows {
  /** Row-major n × d. */
  readonly values: Float32Array;
  readonly d: number;
  /** A power of two. */
  readonly limit: number;
}

/** Steps from 0 to the limit. */
const steps = 2 ** 24;

/**
 * Moves every value to the nearest point of the coarsest grid that float32 holds, by at most 2⁻²⁵ of the limit: the least power of two
 * that no value is larger than.
 *
 * @param rows row-major n × d, finite
 */
export function snapToGrid(rows: ArrayLike<number>, d: number): GridRows {
  let most = 0;
  for (let i = 0; i < rows.length; i++) most = Math.max(most, Math.abs(rows[i] as number));
  const limit = leastPowerOfTwo(most);
  const perStep = limit / steps;
  const values = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = Math.round((rows[i] as number) / perStep) * perStep;
  return { values, d, limit };
}

/** 1 of 0. Doubling is exact, as logarithms are not. */
function leastPowerOfTwo(atLeast: number): number {
  let power = 1;
  while (power < atLeast) power *= 2;
  while (atLeast > 0 && power / 2 >= atLeast) power /= 2;
  return power;
}
