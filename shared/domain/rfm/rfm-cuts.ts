import { compareUtf8 } from '../compare-utf8.ts';
import { quantile } from '../statistics/quantile.ts';

export type RfmTies = 'rank' | 'edges' | 'rfm-package';

/** Measures of many customers, column by column; any order of customers. */
export interface RfmTable {
  /** Ids as audiences show them. */
  readonly ids: readonly string[];
  readonly recencyDays: Float64Array;
  readonly frequency: Float64Array;
  readonly moneyMinor: Float64Array;
}

/** Four borders of one measure, from the one below score 2 to the one below score 5. */
export interface MeasureCuts {
  /** Rising; for recency with `rank` falling, since fewer days are better. Empty when nobody was measured. */
  readonly values: readonly number[];
  /** With `rank`: the customer at each border, who is still below it. Else empty. */
  readonly ids: readonly string[];
}

/** What is needed to score any customer. Plain numbers and strings: JSON keeps it whole. */
export interface RfmCuts {
  readonly ties: RfmTies;
  /** Customers the cuts were taken from. */
  readonly customers: number;
  readonly recency: MeasureCuts;
  readonly frequency: MeasureCuts;
  readonly money: MeasureCuts;
}

/**
 * Cuts of recency, frequency and money.
 *
 * - `rank`: customers sorted by value, recency falling, ties by UTF-8 bytes of the id; borders at positions 1 + ⌊j(n − 1)/5⌋ for
 *   j = 1..4, so that a score is max(1, ⌈5(position − 1)/(n − 1)⌉).
 * - `edges`: quantiles (type 7) at 20, 40, 60, 80 %; a value at an edge is below it.
 * - `rfm-package`: the same plus one major unit, day or order; a value at an edge is above it (R package rfm 0.3).
 */
export function fitRfmCuts(table: RfmTable, ties: RfmTies, minorPerMajor: number): RfmCuts {
  const { ids, recencyDays, frequency, moneyMinor } = table;
  const cut = (values: Float64Array, oneMore: number, falling: boolean): MeasureCuts => {
    if (values.length === 0) return { values: [], ids: [] };
    if (ties === 'rank') return rankCuts(values, ids, falling);
    const edges = edgesOf(values);
    return { values: ties === 'edges' ? edges : edges.map((edge) => edge + oneMore), ids: [] };
  };
  return {
    ties,
    customers: ids.length,
    recency: cut(recencyDays, 1, true),
    frequency: cut(frequency, 1, false),
    money: cut(moneyMinor, minorPerMajor, false),
  };
}

/** Four borders a measure that somebody set: rising; money in minor units. A value at a border is below it. */
export interface RfmThresholds {
  readonly recencyDays: readonly number[];
  readonly frequency: readonly number[];
  readonly moneyMinor: readonly number[];
}

/** Cuts that are not fitted but given. @param customers who are scored by them */
export const fixedRfmCuts = ({ recencyDays, frequency, moneyMinor }: RfmThresholds, customers: number): RfmCuts => ({
  ties: 'edges',
  customers,
  recency: { values: recencyDays, ids: [] },
  frequency: { values: frequency, ids: [] },
  money: { values: moneyMinor, ids: [] },
});

function edgesOf(values: Float64Array): number[] {
  const sorted = values.slice().sort();
  return [0.2, 0.4, 0.6, 0.8].map((p) => quantile(sorted, p));
}

/** Only the values are sorted; of the ids just those that tie at a border, which is what makes millions quick. */
function rankCuts(values: Float64Array, ids: readonly string[], falling: boolean): MeasureCuts {
  const sorted = values.slice().sort();
  if (falling) sorted.reverse();
  const cuts = [1, 2, 3, 4].map((j) => {
    const index = Math.floor((j * (values.length - 1)) / 5);
    const value = sorted[index] as number;
    const tied = ids.filter((_, row) => values[row] === value).sort(compareUtf8);
    return { value, id: tied[index - sorted.indexOf(value)] as string };
  });
  return { values: cuts.map(({ value }) => value), ids: cuts.map(({ id }) => id) };
}
