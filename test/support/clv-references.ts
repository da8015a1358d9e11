import type { ClvSummary } from '../../shared/domain/clv/clv-summary.ts';
import { type BgNbdFit, fitBgNbd } from '../../shared/domain/clv/fit-bg-nbd.ts';
import { fitGammaGamma, type GammaGammaFit } from '../../shared/domain/clv/fit-gamma-gamma.ts';
import { groupSummaries } from '../../shared/domain/clv/group-summaries.ts';
import { readResults } from './reference-data.ts';

/** What was published or computed elsewhere of models of customer lifetime value. */
export const published = readResults('published_reference.json') as Published;
export const computed = readResults('clv.json') as Computed;
export const retail = readResults('online_retail_2010_2011.json') as Record<
  'bgnbd_full' | 'bgnbd_cal_2011-08-31',
  RetailFit
>;

export const fitOf = (summaries: readonly ClvSummary[], unitDays: number): BgNbdFit =>
  fitBgNbd(groupSummaries(summaries, unitDays)) as BgNbdFit;

export const valueFitOf = (summaries: readonly ClvSummary[]): GammaGammaFit =>
  fitGammaGamma(
    summaries.map(({ x }) => x),
    summaries.map(({ meanRepeatValueMinor }) => meanRepeatValueMinor),
  ) as GammaGammaFit;

export function sumOf<T>(items: readonly T[], amountOf: (item: T) => number): number {
  return items.reduce((sum, item) => sum + amountOf(item), 0);
}

interface Fit {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly LL: number;
}

interface ValueFit {
  readonly p: number;
  readonly q: number;
  readonly v: number;
  readonly LL: number;
}

interface Values {
  readonly first10: readonly number[];
  readonly sum_all_2357: number;
}

interface Published {
  readonly cdnow_bgnbd: { readonly precise: Fit };
  readonly cdnow_bgnbd_derived: {
    readonly customer_1516: { readonly cond_exp_52w: number; readonly p_alive: number };
    readonly cond_exp_52w_tx20_T39: Readonly<Record<string, number>>;
    readonly cond_exp_by_x_in_39w: Readonly<Record<'actual' | 'expected' | 'bin', readonly number[]>>;
    readonly top5_next_week: Readonly<Record<string, number>>;
  };
  readonly cdnow_gamma_gamma: ValueFit & {
    readonly cond_exp_profit_first10: readonly number[];
    readonly mean_cond_exp_profit: number;
    readonly mean_observed_repeaters: number;
    readonly corr_m_x: number;
  };
  readonly cdnow_clv_12m_1pct_monthly_first10: readonly number[];
  readonly lifetimes_example_transactions: Omit<Fit, 'LL'> & {
    readonly head_summary_id0_4: readonly number[][];
    readonly predict_10d_iloc20: number;
  };
}

interface Computed {
  readonly cdnow_sample_from_raw_log: Fit & { readonly sum_x: number; readonly GG: ValueFit };
  readonly lifetimes_example: Fit;
  readonly cdnow_clv_12m_1pct_factor30_lifetimes_convention: Values;
  readonly cdnow_clv_12m_1pct_factor4_345_weeks_per_month: Values;
  readonly cdnow_summary_file_fit_2dp_weeks: Fit & {
    readonly GG: ValueFit;
    readonly mean_p_alive: number;
    readonly id1_p_alive: number;
    readonly id2_p_alive: number;
    readonly x0_p_alive: number;
    readonly id1516: { readonly ce_52w: number; readonly ce_1w: number; readonly p_alive: number };
  };
}

export interface RetailFit extends Fit {
  readonly gg_p: number;
  readonly gg_q: number;
  readonly gg_v: number;
  readonly gg_LL: number;
  readonly gg_n: number;
  readonly corr_x_m: number;
  readonly holdout_actual_txdays?: number;
}
