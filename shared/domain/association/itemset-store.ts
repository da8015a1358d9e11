import type { Found } from './itemsets.ts';

export interface ItemsetStore {
  /** Takes in a set that was not there before; forgets it again when the minimum has risen above its count. */
  add(items: Int32Array, count: number): void;
  /** The count below which itemsets need not be looked for. Only rises. */
  minimum(): number;
  /** All with at least the minimum count, at most as many as were allowed. */
  itemsets(): readonly Found[];
}

/**
 * Keeps at most `most` itemsets by raising the minimum count to the least at which they fit. Holds twice as many before it drops those
 * that fell below, so that dropping costs no more than adding.
 *
 * @param baskets the highest count there can be
 * @param least the minimum count at first
 */
export function createItemsetStore(baskets: number, least: number, most: number): ItemsetStore {
  let found: Found[] = [];
  /** By count: itemsets with it. */
  const withCount = new Int32Array(baskets + 1);
  let fitting = 0;
  let minimum = least;
  const drop = (): void => {
    found = found.filter(({ count }) => count >= minimum);
  };
  return {
    add: (items, count) => {
      if (count < minimum) return;
      found.push({ items, count });
      withCount[count] = (withCount[count] as number) + 1;
      for (fitting++; fitting > most; minimum++) fitting -= withCount[minimum] as number;
      if (found.length > 2 * most) drop();
    },
    minimum: () => minimum,
    itemsets: () => {
      drop();
      return found;
    },
  };
}
