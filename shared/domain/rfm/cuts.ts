import { compareUtf8 } from '../compare-utf8.ts';
import type { RfmMeasure } from './measure.ts';
import { quantile } from './quantile.ts';

export type TieRule = 'rank' | 'edges' | 'rfm-package';

/** Where the five scores of one measure part: four values, for `rank` each with the id of the customer it was taken from. */
export interface MeasureCuts {
  readonly values: readonly number[];
  readonly ids: readonly string[];
}

export interface RfmCuts {
  readonly ties: TieRule;
  readonly recency: MeasureCuts;
  readonly frequency: MeasureCuts;
  readonly money: MeasureCuts;
}

export interface MeasuredCustomer {
  /** Bare id of a known user, else the whole key. */
  readonly id: string;
  readonly measure: RfmMeasure;
}

/** 1 (worst) .. 5 (best). */
export interface RfmScores {
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

/**
 * The cuts over all customers with a counted order in the window (C1). The order of the list does not matter.
 *
 * `rank`: customers sorted by value, worse first, then by id in UTF-8 bytes; cuts at positions 1 + floor(j(n − 1) / 5).
 * `edges`: quantiles of type 7 at 20, 40, 60, 80 %. `rfm-package`: the same plus one day, order, major unit.
 *
 * @param minorPerMajor minor units in a major one
 */
export function fitRfmCuts(customers: readonly MeasuredCustomer[], ties: TieRule, minorPerMajor: number): RfmCuts {
  const one = ties === 'rfm-package' ? 1 : 0;
  const cuts = (value: (measure: RfmMeasure) => number, better: 1 | -1, more: number): MeasureCuts =>
    ties === 'rank'
      ? rankCuts(customers.map(({ id, measure }) => ({ id, value: value(measure) })).sort(byValue(better)))
      : edgeCuts(customers.map(({ measure }) => value(measure)), more);
  return {
    ties,
    recency: cuts(({ recencyDays }) => recencyDays, -1, one),
    frequency: cuts(({ frequency }) => frequency, 1, one),
    money: cuts(({ moneyMinor }) => moneyMinor, 1, one * minorPerMajor),
  };
}

/** Scores of one customer, who need not be among those the cuts were taken from. */
export function scoreRfm(cuts: RfmCuts, id: string, measure: RfmMeasure): RfmScores {
  const { ties, recency, frequency, money } = cuts;
  if (ties === 'rank')
    return {
      r: rankScore(recency, id, measure.recencyDays, -1),
      f: rankScore(frequency, id, measure.frequency, 1),
      m: rankScore(money, id, measure.moneyMinor, 1),
    };
  const isAbove = ties === 'edges' ? (value: number, edge: number) => value > edge : (value: number, edge: number) => value >= edge;
  const above = (value: number, { values }: MeasureCuts) => values.filter((edge) => isAbove(value, edge)).length;
  return {
    r: 5 - above(measure.recencyDays, recency),
    f: 1 + above(measure.frequency, frequency),
    m: 1 + above(measure.moneyMinor, money),
  };
}

interface Ranked {
  readonly id: string;
  readonly value: number;
}

/** Worse first. @param better 1 where more is better, −1 where less is */
const byValue =
  (better: 1 | -1) =>
  (a: Ranked, b: Ranked): number =>
    better * (a.value - b.value) || compareUtf8(a.id, b.id);

function rankCuts(ranked: readonly Ranked[]): MeasureCuts {
  const picked = ranked.length === 0 ? [] : [1, 2, 3, 4].map((j) => ranked[Math.floor((j * (ranked.length - 1)) / 5)] as Ranked);
  return { values: picked.map(({ value }) => value), ids: picked.map(({ id }) => id) };
}

function edgeCuts(values: readonly number[], more: number): MeasureCuts {
  const sorted = Float64Array.from(values).sort();
  return { values: sorted.length === 0 ? [] : [0.2, 0.4, 0.6, 0.8].map((p) => quantile(sorted, p) + more), ids: [] };
}

function rankScore({ values, ids }: MeasureCuts, id: string, value: number, better: 1 | -1): number {
  const order = byValue(better);
  const own = { id, value };
  return 1 + values.filter((cut, j) => order({ value: cut, id: ids[j] as string }, own) < 0).length;
}
