import fc from 'fast-check';
import { DirectedGraph } from 'graphology';
import libraryPageRank from 'graphology-metrics/centrality/pagerank.js';
import { describe, expect, it } from 'vitest';
import { pageRank } from '../../../shared/domain/influence/page-rank.ts';

// The library exports the function itself, its types a default of it.
const theirPageRank = libraryPageRank as unknown as typeof libraryPageRank.default;

type Edge = readonly [from: number, to: number];

function incoming(nodes: number, edges: readonly Edge[]) {
  const rows = Array.from({ length: nodes }, (_, node) => edges.filter(([, to]) => to === node).map(([from]) => from));
  const starts = new Uint32Array(nodes + 1);
  rows.forEach((row, node) => {
    starts[node + 1] = (starts[node] as number) + row.length;
  });
  return { starts, sources: Uint32Array.from(rows.flat()) };
}

/** Edges such as `B>C E>B`, between nodes named A, B, C … */
const lettered = (text: string): Edge[] =>
  text.split(' ').map((edge) => [edge.charCodeAt(0) - 65, edge.charCodeAt(2) - 65] as const);

describe('pageRank(edges, damping)', () => {
  it('gives the percentages of the worked example of the encyclopedia, with A without a link', () => {
    const edges = lettered('B>C C>B D>A D>B E>B E>D E>F F>B F>E G>B G>E H>B H>E I>B I>E J>E K>E');
    const percent = [...pageRank(incoming(11, edges))].map((rank) => Math.round(rank * 1000) / 10);
    expect(percent).toEqual([3.3, 38.4, 34.3, 3.9, 8.1, 3.9, 1.6, 1.6, 1.6, 1.6, 1.6]);
  });

  it('gives the ranks of Langville & Meyer (2006) for their graph of six, damping 0.9', () => {
    const edges = lettered('A>B A>C C>A C>B C>E D>E D>F E>D E>F F>D');
    const ranks = [...pageRank(incoming(6, edges), 0.9)];
    const published = [0.03721, 0.05396, 0.04151, 0.3751, 0.206, 0.2862];
    for (const [node, rank] of published.entries()) expect(Math.abs((ranks[node] as number) - rank)).toBeLessThan(5e-5);
  });

  it('gives what two nodes and one link come to by hand', () => {
    // r0 = 0.075 + 0.85 (r1 + r0 / 2), r1 = 0.075 + 0.85 r0 / 2, and r0 + r1 = 1: r0 = 0.925 / 1.425.
    const [first, second] = pageRank(incoming(2, [[1, 0]]));
    expect(first).toBeCloseTo(0.925 / 1.425, 9);
    expect(second).toBeCloseTo(0.5 / 1.425, 9);
  });

  it('gives all the same where nobody links, and nothing of nobody', () => {
    expect([...pageRank(incoming(4, []))]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(pageRank(incoming(0, []))).toHaveLength(0);
  });

  const graphs = fc.integer({ min: 1, max: 12 }).chain((nodes) => {
    const node = fc.nat({ max: nodes - 1 });
    const edges = fc.uniqueArray(fc.tuple(node, node), { selector: ([from, to]) => from * nodes + to, maxLength: 40 });
    return edges.map((list) => ({ nodes, edges: list.filter(([from, to]) => from !== to) }));
  });

  it('sums to 1', () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        expect(pageRank(incoming(nodes, edges)).reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('agrees with a public library', () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        const graph = new DirectedGraph();
        for (let node = 0; node < nodes; node++) graph.addNode(String(node));
        for (const [from, to] of edges) graph.addDirectedEdge(String(from), String(to));
        const theirs = theirPageRank(graph, {
          alpha: 0.85,
          tolerance: 1e-12,
          maxIterations: 1000,
          getEdgeWeight: null,
        });
        const ours = pageRank(incoming(nodes, edges));
        for (let node = 0; node < nodes; node++) {
          expect(Math.abs((ours[node] as number) - (theirs[node] as number))).toBeLessThan(1e-9);
        }
      }),
    );
  });
});
