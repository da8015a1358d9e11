/** A directed graph by its nodes' incoming edges: those of node v come from `sources[starts[v]]` to before `sources[starts[v + 1]]`. */
export interface IncomingEdges {
  /** One more than there are nodes; rising from 0 to the number of edges. */
  readonly starts: Uint32Array;
  readonly sources: Uint32Array;
}

/** Chance to go on along an edge rather than to begin anywhere anew, as published. */
export const usualDamping = 0.85;
/** Change in one round, summed over all nodes, below which the ranks stand; 142 rounds get there from anywhere. */
const tolerance = 1e-10;
const mostRounds = 200;

/**
 * PageRank by power iteration: what each node has goes out in equal parts along its edges, what nodes without any have goes to all alike.
 * The ranks sum to 1. Flat arrays of 4 bytes an edge and 32 a node; the same bytes for the same graph.
 *
 * Source: Brin & Page (1998), "The anatomy of a large-scale hypertextual Web search engine", normed to 1 as in Langville & Meyer (2006).
 */
export function pageRank({ starts, sources }: IncomingEdges, damping = usualDamping): Float64Array {
  const nodes = starts.length - 1;
  const outgoing = new Uint32Array(Math.max(0, nodes));
  for (const source of sources) outgoing[source] = (outgoing[source] as number) + 1;

  let ranks = new Float64Array(Math.max(0, nodes)).fill(1 / nodes);
  let next = new Float64Array(ranks.length);
  /** What a node gives along each of its edges. */
  const given = new Float64Array(ranks.length);
  for (let round = 0; round < mostRounds && nodes > 0; round++) {
    let dangling = 0;
    for (let node = 0; node < nodes; node++) {
      const edges = outgoing[node] as number;
      if (edges === 0) dangling += ranks[node] as number;
      else given[node] = (ranks[node] as number) / edges;
    }
    const base = (1 - damping + damping * dangling) / nodes;
    let change = 0;
    for (let node = 0; node < nodes; node++) {
      let sum = 0;
      for (let at = starts[node] as number; at < (starts[node + 1] as number); at++) {
        sum += given[sources[at] as number] as number;
      }
      const rank = base + damping * sum;
      change += Math.abs(rank - (ranks[node] as number));
      next[node] = rank;
    }
    [ranks, next] = [next, ranks];
    if (change < tolerance) break;
  }
  return normed(ranks);
}

/** Takes out what rounding leaves after many rounds. */
function normed(ranks: Float64Array): Float64Array {
  let sum = 0;
  for (const rank of ranks) sum += rank;
  return ranks.map((rank) => rank / sum);
}
