/**
 * A prefix tree of baskets (Han, Pei, Yin 2000). A node is a place in the flat arrays, 0 the root; a path from the root is the start of
 * some baskets, most frequent item first, so that baskets share nodes. Items are called by their rank: 0 is the most frequent.
 */
export interface FpTree {
  /** Baskets by rank. */
  readonly counts: Int32Array;
  /** A first node by rank, 0 where there is none. */
  readonly heads: Int32Array;
  /** By node: one more node of its rank, or 0. */
  readonly links: Int32Array;
  readonly parents: Int32Array;
  readonly ranks: Int32Array;
  /** By node: baskets that begin so. */
  readonly weights: Int32Array;
}

export interface FpTreeBuilder {
  /** @param path distinct ranks, rising */
  add(path: ArrayLike<number>, length: number, weight: number): void;
  tree(): FpTree;
}

const nodesAtFirst = 16;

/** @param ranks how many there are; `add` takes those below */
export function createFpTreeBuilder(ranks: number): FpTreeBuilder {
  const counts = new Int32Array(ranks);
  const heads = new Int32Array(ranks);
  let links = new Int32Array(nodesAtFirst);
  let parents = new Int32Array(nodesAtFirst);
  let rankOf = new Int32Array(nodesAtFirst);
  let weights = new Int32Array(nodesAtFirst);
  let nodes = 1;
  /** Nodes by parent and rank, open addressing; at most half full, so that a search ends soon. */
  let table = new Int32Array(nodesAtFirst * 2);

  function add(path: ArrayLike<number>, length: number, weight: number): void {
    let node = 0;
    for (let at = 0; at < length; at++) {
      const rank = path[at] as number;
      counts[rank] = (counts[rank] as number) + weight;
      node = childOf(node, rank);
      weights[node] = (weights[node] as number) + weight;
    }
  }

  function childOf(parent: number, rank: number): number {
    const place = placeOf(parent, rank);
    const found = table[place] as number;
    if (found !== 0) return found;
    const node = nodes++;
    if (node === parents.length) grow();
    parents[node] = parent;
    rankOf[node] = rank;
    links[node] = heads[rank] as number;
    heads[rank] = node;
    table[placeOf(parent, rank)] = node;
    return node;
  }

  function placeOf(parent: number, rank: number): number {
    const mask = table.length - 1;
    let place = (Math.imul(parent, 0x9e3779b1) ^ Math.imul(rank + 1, 0x85ebca6b)) & mask;
    for (;;) {
      const node = table[place] as number;
      if (node === 0 || (parents[node] === parent && rankOf[node] === rank)) return place;
      place = (place + 1) & mask;
    }
  }

  function grow(): void {
    links = doubled(links);
    parents = doubled(parents);
    rankOf = doubled(rankOf);
    weights = doubled(weights);
    table = new Int32Array(table.length * 2);
    for (let node = 1; node < nodes - 1; node++) table[placeOf(parents[node] as number, rankOf[node] as number)] = node;
  }

  return { add, tree: () => ({ counts, heads, links, parents, ranks: rankOf, weights }) };
}

function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
