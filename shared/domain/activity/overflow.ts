/** What one entry of a period takes, in places. */
export interface Occupied {
  readonly period: number;
  readonly places: number;
}

const bytesOfPlace = 32;

/** Places of a record with this name: one, and one more for each full 32 bytes of UTF-8. */
export const placesOf = (name: string): number => 1 + Math.floor(Buffer.byteLength(name) / bytesOfPlace);

/**
 * Last period that has to be folded for all later ones to fit into `most` places; -1 when everything fits.
 *
 * Whether a period fits depends on it and later ones alone, and merging only adds to them. So what did not fit once never will,
 * and it is the same whether it is folded before a merge or after it.
 */
export function lastOverflow(entries: Iterable<Occupied>, most: number): number {
  let total = 0;
  const byPeriod = new Map<number, number>();
  for (const { period, places } of entries) {
    total += places;
    byPeriod.set(period, (byPeriod.get(period) ?? 0) + places);
  }
  if (total <= most) return -1;
  let sum = 0;
  for (const [period, places] of [...byPeriod].sort(([a], [b]) => b - a)) {
    sum += places;
    if (sum > most) return period;
  }
  return -1;
}
