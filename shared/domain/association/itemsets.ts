/**
 * Sets of items and how many baskets hold each, flat: set s is `items[offsets[s]]` up to `items[offsets[s + 1]]`, rising. Sets go by
 * length, then by their items in turn.
 */
export interface Itemsets {
  readonly items: Int32Array;
  /** One more than there are sets. */
  readonly offsets: Int32Array;
  readonly counts: Int32Array;
  /** All baskets, also those without a frequent item. */
  readonly baskets: number;
}

/** An itemset with its count, as it is found. */
export interface Found {
  /** Rising. */
  readonly items: Int32Array;
  readonly count: number;
}

export function packItemsets(found: readonly Found[], baskets: number): Itemsets {
  const sorted = found.toSorted((a, b) => compareItems(a.items, b.items));
  const offsets = new Int32Array(sorted.length + 1);
  sorted.forEach(({ items }, at) => {
    offsets[at + 1] = (offsets[at] as number) + items.length;
  });
  const items = new Int32Array(offsets.at(-1) as number);
  sorted.forEach((set, at) => {
    items.set(set.items, offsets[at]);
  });
  return { items, offsets, counts: Int32Array.from(sorted, ({ count }) => count), baskets };
}

/** How many baskets hold all of these items, rising; 0 when it is not among the itemsets. All baskets hold the empty set. */
export function countOf(itemsets: Itemsets, wanted: Int32Array): number {
  if (wanted.length === 0) return itemsets.baskets;
  const { items, offsets, counts } = itemsets;
  let low = 0;
  let high = counts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareItems(items.subarray(offsets[middle], offsets[middle + 1]), wanted);
    if (order === 0) return counts[middle] as number;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return 0;
}

function compareItems(a: Int32Array, b: Int32Array): number {
  if (a.length !== b.length) return a.length - b.length;
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] as number) - (b[at] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
