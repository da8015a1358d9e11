import { compareUtf8 } from '../compare-utf8.ts';

/**
 * What was bought together, basket after basket: basket b holds `items[offsets[b]]` up to, not including, `items[offsets[b + 1]]`.
 *
 * Items are whole numbers from 0 in the UTF-8 order of what they stand for, so falling back on numbers is falling back on UTF-8. They
 * may be in any order and repeat within a basket, where they count once. Empty baskets count as baskets.
 */
export interface Baskets {
  readonly items: Int32Array;
  /** One more than there are baskets; the first is 0. */
  readonly offsets: Int32Array;
}

/** Numbers items by the UTF-8 order of their names. To look at categories instead of items, give each item's category. */
export function encodeBaskets(baskets: Iterable<Iterable<string>>): { baskets: Baskets; names: readonly string[] } {
  const seen = new Map<string, number>();
  const items: number[] = [];
  const offsets = [0];
  for (const basket of baskets) {
    for (const name of basket) {
      const item = seen.get(name) ?? seen.size;
      if (item === seen.size) seen.set(name, item);
      items.push(item);
    }
    offsets.push(items.length);
  }
  const names = [...seen.keys()].sort(compareUtf8);
  const numbers = new Int32Array(names.length);
  names.forEach((name, number) => {
    numbers[seen.get(name) as number] = number;
  });
  return {
    baskets: { items: Int32Array.from(items, (item) => numbers[item] as number), offsets: Int32Array.from(offsets) },
    names,
  };
}

/** Baskets whose offsets or items are not what they must be. */
export class BasketsError extends RangeError {
  override readonly name = 'BasketsError';
}

/** @throws {BasketsError} */
export function checkBaskets({ items, offsets }: Baskets): void {
  if (offsets[0] !== 0 || offsets.at(-1) !== items.length)
    throw new BasketsError(`Offsets must go from 0 to ${items.length}, not from ${offsets[0]} to ${offsets.at(-1)}.`);
  for (let at = 1; at < offsets.length; at++)
    if ((offsets[at] as number) < (offsets[at - 1] as number))
      throw new BasketsError(`Offsets must not fall, as they do at ${at}.`);
  const negative = items.findIndex((item) => item < 0);
  if (negative >= 0) throw new BasketsError(`Items are numbers from 0; item ${negative} is ${items[negative]}.`);
}
