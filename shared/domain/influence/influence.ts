import { compareUtf8 } from '../compare-utf8.ts';
import { type IncomingEdges, pageRank } from './page-rank.ts';

/** Who brought whom, by an invitation or a share that was followed. */
export type InviteEdge = readonly [inviter: string, invited: string];

export interface Influence {
  /** PageRank as a multiple of the mean over all who invited or were invited, six decimals: 1 is as much as anybody's. */
  readonly score: number;
  /** Of these, the share with a lower score, and half of those with the same: 0..1. */
  readonly percentile: number;
  readonly isOpinionLeader: boolean;
}

/** Share of the best that can be opinion leaders. */
const leaderShare = 0.01;
/** Others whom an opinion leader brought, at least. */
const leastInvited = 3;
const decimals = 1_000_000;

/**
 * Influence of all who invited or were invited, by id in UTF-8 order. It flows from the invited to their inviters, so who brings those
 * that bring many has more than who brings as many that bring nobody. The same whatever the order of the edges; a pair counts once and
 * nobody invites themselves.
 *
 * An opinion leader brought three or more and is among the best hundredth, rounded up, counted with all who have the same score: where
 * more have the best score than that, nobody stands out.
 */
export function influenceOf(edges: Iterable<InviteEdge>): Map<string, Influence> {
  const graph = graphOf(edges);
  const nodes = graph.ids.length;
  const scores = pageRank(graph.incoming).map((rank) => Math.round(rank * nodes * decimals) / decimals);
  const rising = scores.toSorted();
  const mostLeaders = Math.ceil(nodes * leaderShare);
  return new Map(
    graph.ids.map((id, node) => {
      const score = scores[node] as number;
      const [below, upTo] = [firstAt(rising, score, false), firstAt(rising, score, true)];
      const invited = (graph.incoming.starts[node + 1] as number) - (graph.incoming.starts[node] as number);
      return [
        id,
        {
          score,
          percentile: (below + upTo) / (2 * nodes),
          isOpinionLeader: invited >= leastInvited && nodes - below <= mostLeaders,
        },
      ];
    }),
  );
}

/** Nodes in UTF-8 order of their ids, and for each inviter the invited, whose rank flows to them. */
function graphOf(edges: Iterable<InviteEdge>): { readonly ids: readonly string[]; readonly incoming: IncomingEdges } {
  const seen = new Map<string, number>();
  const flat: number[] = [];
  for (const [inviter, invited] of edges) {
    if (inviter !== invited) flat.push(numberOf(seen, inviter), numberOf(seen, invited));
  }
  const ids = [...seen.keys()].sort(compareUtf8);
  const nodes = ids.length;
  const nodeOf = new Uint32Array(nodes);
  ids.forEach((id, node) => {
    nodeOf[seen.get(id) as number] = node;
  });

  // One number a pair sorts faster than pairs; whole up to 94 million nodes.
  const pairs = new Float64Array(flat.length / 2);
  for (let at = 0; at < pairs.length; at++) {
    const [inviter, invited] = [nodeOf[flat[2 * at] as number] as number, nodeOf[flat[2 * at + 1] as number] as number];
    pairs[at] = inviter * nodes + invited;
  }
  pairs.sort();
  const starts = new Uint32Array(nodes + 1);
  const sources = new Uint32Array(pairs.length);
  let kept = 0;
  for (let at = 0; at < pairs.length; at++) {
    const pair = pairs[at] as number;
    if (at > 0 && pair === pairs[at - 1]) continue;
    const inviter = Math.floor(pair / nodes);
    sources[kept++] = pair - inviter * nodes;
    starts[inviter + 1] = kept;
  }
  // Nodes that invited nobody end where the one before them does.
  for (let node = 0; node < nodes; node++) {
    starts[node + 1] = Math.max(starts[node] as number, starts[node + 1] as number);
  }
  return { ids, incoming: { starts, sources: sources.subarray(0, kept) } };
}

function numberOf(seen: Map<string, number>, id: string): number {
  let number = seen.get(id);
  if (number === undefined) {
    number = seen.size;
    seen.set(id, number);
  }
  return number;
}

/** How many of the rising values are below one; with `orSame`, below or the same. */
function firstAt(rising: Float64Array, value: number, orSame: boolean): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const isBefore = orSame ? (rising[middle] as number) <= value : (rising[middle] as number) < value;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}
