import { compareUtf8 } from '../compare-utf8.ts';

/**
 * The entries of one slice of the customers that are kept: all of them up to `most`; of more than that the heaviest, of several the
 * first by key, and none that stands for a single customer.
 *
 * What bounds a list must not depend on how the slices were dealt out to parts, so it is done slice by slice.
 */
export function heaviest<T>(
  entries: ReadonlyMap<string, T>,
  most: number,
  customersOf: (value: T) => number,
): Iterable<readonly [string, T]> {
  if (entries.size <= most) return entries;
  return [...entries]
    .filter(([, value]) => customersOf(value) > 1)
    .sort(([a, x], [b, y]) => customersOf(y) - customersOf(x) || compareUtf8(a, b))
    .slice(0, most);
}
