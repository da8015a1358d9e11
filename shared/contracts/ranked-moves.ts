import { type MovementSums, schemes } from './movement-sums.ts';
import type { MovementStatistics } from './statistics.ts';

/**
 * The moves of each scheme: most customers first, then by `from` and `to`.
 *
 * @param hasClusters whether any cluster is in both runs; without one everybody would have moved, so clusters are left out
 */
export const rankedMoves = ({ moves }: MovementSums, hasClusters: boolean): MovementStatistics['schemes'] =>
  schemes
    .filter((scheme) => scheme !== 'cluster' || hasClusters)
    .map((scheme) => {
      const ranked = Object.entries(moves[scheme] ?? {})
        .flatMap(([from, to]) => Object.entries(to).map(([name, customers]) => ({ from, to: name, customers })))
        .sort((a, b) => b.customers - a.customers || compare(a.from, b.from) || compare(a.to, b.to));
      return { scheme, moved: ranked.reduce((sum, { customers }) => sum + customers, 0), moves: ranked };
    });

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
