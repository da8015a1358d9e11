import { createClassifier } from '../clusters/cluster-model.ts';
import type { Customer } from '../customer/customer.ts';
import { chooseFeatures } from '../features/choose-features.ts';
import { type LifecycleStage, lifecycleStageOf } from '../lifecycle/lifecycle-stage.ts';
import { measureRfm, type RfmMeasure, type RfmWindow } from '../rfm/measure-rfm.ts';
import { type RfmMapName, rfmSegmentOf } from '../rfm/rfm-map.ts';
import { type RfmScores, scoreRfm } from '../rfm/score-rfm.ts';
import { type Tier, tierOf } from '../tiers/tier.ts';
import type { ModelFit } from './model-fit.ts';

/** Where a customer stands in every scheme, and what that was told from. */
export interface Segments {
  /** Key of an RFM segment; `none` without a counted order in the window. */
  readonly rfm: string;
  readonly tier: Tier;
  readonly lifecycle: LifecycleStage;
  /** Id of a cluster; `none` when the run has none. */
  readonly cluster: string;
  readonly measure: RfmMeasure | undefined;
  readonly scores: RfmScores | undefined;
}

export interface SegmentSettings {
  readonly rfm: RfmWindow & { readonly map: RfmMapName };
  readonly dormantAfterDays: number;
}

/** A function that tells the segments of one customer; `id` as the ids the model was fitted with. */
export function createSegmenter(
  model: ModelFit,
  { rfm, dormantAfterDays }: SegmentSettings,
): (id: string, customer: Customer) => Segments {
  const classify = model.clusters === null ? undefined : createClassifier(model.clusters);
  const features = chooseFeatures(model.clusters?.features ?? []);
  return (id, customer) => {
    const { asOfDay, orders, lastDay } = customer;
    const measure = measureRfm(customer, rfm);
    const scores = measure === undefined ? undefined : scoreRfm(id, measure, model.rfm);
    const inactiveDays = lastDay === undefined ? Number.POSITIVE_INFINITY : asOfDay - lastDay;
    return {
      rfm: rfmSegmentOf(scores, rfm.map),
      tier: tierOf({ scores, everOrdered: orders.placed > 0, inactiveDays }, dormantAfterDays),
      lifecycle: lifecycleStageOf(orders, asOfDay, model.lifecycle.populationCycleDays),
      cluster: classify === undefined ? 'none' : classify(features.map((feature) => feature.measure(customer))),
      measure,
      scores,
    };
  };
}
