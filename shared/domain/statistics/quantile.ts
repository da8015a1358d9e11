/**
 * Quantile of type 7 (Hyndman & Fan 1996, the default of R and NumPy): linear between the two nearest values.
 *
 * @param sorted rising, at least one value
 * @param p 0..1
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const place = (sorted.length - 1) * p;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}
