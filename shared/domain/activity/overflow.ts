import type { Cell } from './activity.ts';

/** What one entry takes of the room for its list. */
export interface Occupied {
  readonly period: number;
  readonly room: number;
}

/** What a cell can take beside its name and numbers: its own head, and that of a period, a shape and a name met only once. */
const bytesOfCell = 12;

/** Bytes that a cell takes when it is encoded, at most. Merging only adds to its numbers, so they never become less. */
export const roomOf = ({ count, quantity, amountMinor, weight, category }: Cell): number =>
  bytesOfCell +
  bytesOf(count) +
  bytesOf(quantity) +
  bytesOf(amountMinor) +
  bytesOf(weight) +
  Buffer.byteLength(category);

/** Of a number of 0 or more, at seven bits a byte. */
function bytesOf(value: number): number {
  let bytes = 1;
  for (let rest = value; rest >= 128; rest /= 128) bytes++;
  return bytes;
}

const bytesOfPlace = 32;

/** Places of a whole order's category: one, and one more for each full 32 bytes of UTF-8. */
export const placesOf = (name: string): number => 1 + Math.floor(Buffer.byteLength(name) / bytesOfPlace);

/**
 * Last period that has to be folded for all later ones to fit into `most`; -1 when everything fits.
 *
 * Whether a period fits depends on it and later ones alone, and merging only adds to them. So what did not fit once never will,
 * and it is the same whether it is folded before a merge or after it.
 */
export function lastOverflow(entries: Iterable<Occupied>, most: number): number {
  let total = 0;
  const byPeriod = new Map<number, number>();
  for (const { period, room } of entries) {
    total += room;
    byPeriod.set(period, (byPeriod.get(period) ?? 0) + room);
  }
  if (total <= most) return -1;
  let sum = 0;
  for (const [period, room] of [...byPeriod].sort(([a], [b]) => b - a)) {
    sum += room;
    if (sum > most) return period;
  }
  return -1;
}
