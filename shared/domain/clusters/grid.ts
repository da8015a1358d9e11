/**
 * Values that are whole multiples of `limit` / 2²⁴ and no larger than `limit`, a power of two: float32 holds them exactly, and sums of
 * up to 2²⁹ of them are exact in float64, in whatever order.
 */
export interface Grid {
  readonly limit: number;
}

/** Steps from 0 to the limit. */
const steps = 2 ** 24;
/** So that steps are still numbers of full precision. */
const smallest = 2 ** -900;

/** The finest grid on which no value is larger than the limit. @param values finite */
export function gridOf(values: ArrayLike<number>): Grid {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i] as number));
  return { limit: leastPowerOfTwo(most) };
}

/**
 * Moves every value to the nearest point of a grid, by at most 2⁻²⁵ of its limit. Values on the grid of more rows are on that of some
 * of them.
 *
 * @param rows row-major n × d
 * @param into row-major n × width; may be the rows themselves
 * @param width at least d; what is beyond stays as it is
 */
export function snapRows(
  rows: ArrayLike<number>,
  d: number,
  { limit }: Grid,
  into: Float32Array | Float64Array,
  width = d,
): void {
  const perStep = limit / steps;
  const perValue = steps / limit;
  for (let from = 0, to = 0; from < rows.length; from += d, to += width)
    for (let column = 0; column < d; column++)
      into[to + column] = Math.round((rows[from + column] as number) * perValue) * perStep;
}

/** 1 of 0. Doubling is exact, as logarithms are not. */
function leastPowerOfTwo(atLeast: number): number {
  let power = 1;
  while (power < atLeast) power *= 2;
  while (atLeast > 0 && power / 2 >= atLeast && power > smallest) power /= 2;
  return power;
}
