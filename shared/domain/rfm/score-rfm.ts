import { compareUtf8 } from '../compare-utf8.ts';
import type { RfmMeasure } from './measure-rfm.ts';
import type { MeasureCuts, RfmCuts } from './rfm-cuts.ts';

/** 1..5, 5 is best: most recent, most orders, most money. */
export interface RfmScores {
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

/** Scores of one customer, who need not be among those the cuts were taken from. */
export function scoreRfm(id: string, measure: RfmMeasure, cuts: RfmCuts): RfmScores {
  if (cuts.ties === 'rank')
    return {
      r: 1 + ranksBelow(-measure.recencyDays, id, cuts.recency, -1),
      f: 1 + ranksBelow(measure.frequency, id, cuts.frequency, 1),
      m: 1 + ranksBelow(measure.moneyMinor, id, cuts.money, 1),
    };
  const above = cuts.ties === 'edges' ? isAbove : isAtOrAbove;
  return {
    r: 5 - count(cuts.recency, measure.recencyDays, above),
    f: 1 + count(cuts.frequency, measure.frequency, above),
    m: 1 + count(cuts.money, measure.moneyMinor, above),
  };
}

function ranksBelow(value: number, id: string, cuts: MeasureCuts, sign: 1 | -1): number {
  let below = 0;
  for (let i = 0; i < cuts.values.length; i++) {
    const border = sign * (cuts.values[i] as number);
    if (border < value || (border === value && compareUtf8(cuts.ids[i] as string, id) < 0)) below++;
  }
  return below;
}

const isAbove = (value: number, edge: number) => value > edge;
const isAtOrAbove = (value: number, edge: number) => value >= edge;

function count({ values }: MeasureCuts, value: number, above: (value: number, edge: number) => boolean): number {
  let edges = 0;
  for (const edge of values) if (above(value, edge)) edges++;
  return edges;
}
