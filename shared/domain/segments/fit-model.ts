import { fitClusters } from '../clusters/fit-clusters.ts';
import { compareUtf8 } from '../compare-utf8.ts';
import type { FeatureDefinition } from '../features/define-feature.ts';
import { populationCycleDays } from '../lifecycle/purchase-cycle.ts';
import { fitRfmCuts, type RfmTies } from '../rfm/rfm-cuts.ts';
import type { ModelFit } from './model-fit.ts';

/** Measures of the customers a model is fitted to, in any order; NaN where not known. */
export interface MeasureTable {
  /** Distinct. */
  readonly ids: readonly string[];
  /** Row-major n × 3: recency in days, counted orders, money in minor units; all NaN without a counted order in the window. */
  readonly rfm: Float64Array;
  /** Median gap between order days. */
  readonly cycles: Float64Array;
  /** Row-major n × features. */
  readonly features: Float64Array;
}

export interface FitSettings {
  readonly ties: RfmTies;
  readonly minorPerMajor: number;
  readonly features: readonly FeatureDefinition[];
  readonly k: readonly [least: number, most: number];
}

/** Fits all models of a run. The same customers give the same fit, bit for bit, in whatever order and parts they came. */
export function fitModel(table: MeasureTable, settings: FitSettings): ModelFit {
  const order = Array.from(table.ids, (_, row) => row).sort((a, b) =>
    compareUtf8(table.ids[a] as string, table.ids[b] as string),
  );
  const buyers = order.filter((row) => !Number.isNaN(table.rfm[row * 3]));
  const column = (at: number) => Float64Array.from(buyers, (row) => table.rfm[row * 3 + at] as number);
  const idsOf = (rows: readonly number[]) => rows.map((row) => table.ids[row] as string);
  const d = settings.features.length;
  const raw = new Float64Array(table.features.length);
  order.forEach((row, place) => {
    raw.set(table.features.subarray(row * d, row * d + d), place * d);
  });
  return {
    customers: table.ids.length,
    rfm: fitRfmCuts(
      { ids: idsOf(buyers), recencyDays: column(0), frequency: column(1), moneyMinor: column(2) },
      settings.ties,
      settings.minorPerMajor,
    ),
    lifecycle: { populationCycleDays: populationCycleDays(table.cycles) },
    clusters: fitClusters({ ids: idsOf(order), features: settings.features, raw }, { k: settings.k }) ?? null,
  };
}
