import { type Baskets, checkBaskets } from './baskets.ts';
import { createFpTreeBuilder, type FpTree } from './fp-tree.ts';
import { createItemsetStore, type ItemsetStore } from './itemset-store.ts';
import { type Itemsets, packItemsets } from './itemsets.ts';
import { minimumCount } from './minimum-count.ts';

export interface FrequentItemsetsOptions {
  /** Share of all baskets, above 0, at most 1; inclusive. */
  readonly minSupport: number;
  /** @default no limit */
  readonly maxLength?: number;
  /** Where there are more, the minimum rises to the least at which there are not. */
  readonly maxItemsets: number;
}

export interface FrequentItemsets extends Itemsets {
  /** The `minSupport` that was asked for, or more where that gave too many itemsets. */
  readonly minSupportUsed: number;
  /** Whether the minimum had to rise. */
  readonly limited: boolean;
}

/**
 * All sets of items that a share of the baskets of at least `minSupport` hold, by FP-growth (Han, Pei, Yin 2000, "Mining Frequent
 * Patterns without Candidate Generation").
 *
 * Never more than `maxItemsets`: the minimum count rises while itemsets are found, so memory stays bounded whatever the minimum
 * support, and what comes out is exactly what the final minimum gives. That is the least count at which they fit, so it does not
 * depend on the order in which they were found.
 *
 * @throws {RangeError} on a `minSupport` outside (0, 1], or limits that are no whole numbers from 1
 * @throws {BasketsError}
 */
export function frequentItemsets(baskets: Baskets, options: FrequentItemsetsOptions): FrequentItemsets {
  const { minSupport, maxLength = Number.MAX_SAFE_INTEGER, maxItemsets } = options;
  if (!(minSupport > 0 && minSupport <= 1)) throw new RangeError(`minSupport must be in (0, 1], not ${minSupport}.`);
  for (const [name, limit] of Object.entries({ maxLength, maxItemsets }))
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`${name} must be 1 or more, not ${limit}.`);
  checkBaskets(baskets);

  const n = baskets.offsets.length - 1;
  const least = minimumCount(minSupport, n);
  const store = createItemsetStore(n, least, maxItemsets);
  const order = itemsByFrequency(baskets, least);
  grow(treeOf(baskets, order), order, maxLength, store);

  const limited = store.minimum() > least;
  return {
    ...packItemsets(store.itemsets(), n),
    minSupportUsed: limited ? store.minimum() / n : minSupport,
    limited,
  };
}

/** Items that at least `least` baskets hold, by falling number of baskets, then item. */
function itemsByFrequency({ items, offsets }: Baskets, least: number): Int32Array {
  const size = items.reduce((most, item) => Math.max(most, item), -1) + 1;
  const counts = new Int32Array(size);
  const lastBasket = new Int32Array(size).fill(-1);
  for (let basket = 0; basket + 1 < offsets.length; basket++)
    for (let at = offsets[basket] as number; at < (offsets[basket + 1] as number); at++) {
      const item = items[at] as number;
      if (lastBasket[item] === basket) continue;
      lastBasket[item] = basket;
      counts[item] = (counts[item] as number) + 1;
    }
  return Int32Array.from(counts.keys())
    .filter((item) => (counts[item] as number) >= least)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
}

function treeOf({ items, offsets }: Baskets, order: Int32Array): FpTree {
  const ranks = new Int32Array(items.reduce((most, item) => Math.max(most, item), -1) + 1).fill(-1);
  order.forEach((item, rank) => {
    ranks[item] = rank;
  });
  const builder = createFpTreeBuilder(order.length);
  for (let basket = 0; basket + 1 < offsets.length; basket++) {
    const path = items
      .subarray(offsets[basket], offsets[basket + 1])
      .map((item) => ranks[item] as number)
      .sort();
    let length = 0;
    for (const rank of path) if (rank >= 0 && (length === 0 || path[length - 1] !== rank)) path[length++] = rank;
    builder.add(path, length, 1);
  }
  return builder.tree();
}

/** Finds all itemsets of the tree: each rank by itself, and with all that is frequent among the baskets that hold it. */
function grow(tree: FpTree, order: Int32Array, maxLength: number, store: ItemsetStore): void {
  const suffix: number[] = [];
  const extend = (above: FpTree): void => {
    for (let rank = 0; rank < above.counts.length; rank++) {
      const count = above.counts[rank] as number;
      if (count < store.minimum()) continue;
      suffix.push(order[rank] as number);
      store.add(Int32Array.from(suffix).sort(), count);
      if (suffix.length < maxLength && rank > 0) extend(conditionalTree(above, rank, store.minimum()));
      suffix.pop();
    }
  };
  extend(tree);
}

/** The tree of the baskets that hold `rank`, with what they hold of lower rank at least `least` times. */
function conditionalTree(tree: FpTree, rank: number, least: number): FpTree {
  const { heads, links, parents, ranks, weights } = tree;
  const counts = new Int32Array(rank);
  for (let node = heads[rank] as number; node !== 0; node = links[node] as number)
    for (let above = parents[node] as number; above !== 0; above = parents[above] as number)
      counts[ranks[above] as number] = (counts[ranks[above] as number] as number) + (weights[node] as number);
  const builder = createFpTreeBuilder(rank);
  const path = new Int32Array(rank);
  for (let node = heads[rank] as number; node !== 0; node = links[node] as number) {
    let start = rank;
    for (let above = parents[node] as number; above !== 0; above = parents[above] as number)
      if ((counts[ranks[above] as number] as number) >= least) path[--start] = ranks[above] as number;
    builder.add(path.subarray(start), rank - start, weights[node] as number);
  }
  return builder.tree();
}
