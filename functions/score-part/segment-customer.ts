import type { Settings } from '../../shared/contracts/configuration.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import { createClassifier } from '../../shared/domain/clusters/cluster-model.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { chooseFeatures } from '../../shared/domain/features/choose-features.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import { lifecycleStageOf } from '../../shared/domain/lifecycle/lifecycle-stage.ts';
import { measureRfm } from '../../shared/domain/rfm/measure-rfm.ts';
import { rfmSegmentOf } from '../../shared/domain/rfm/rfm-map.ts';
import { scoreRfm } from '../../shared/domain/rfm/score-rfm.ts';
import type { SegmentNames } from '../../shared/domain/tags/define-tag.ts';
import { tierOf } from '../../shared/domain/tiers/tier.ts';

export interface SegmentedCustomer {
  readonly names: SegmentNames;
  /** Absent without a counted order in the window. */
  readonly scores?: readonly [r: number, f: number, m: number];
}

/** A function that tells all segments of a customer by the run's model. */
export function createSegmenter(model: RunModel, settings: Settings): (customer: Customer) => SegmentedCustomer {
  const features = chooseFeatures(model.clusters?.features ?? []);
  const classify = model.clusters === null ? () => 'none' : createClassifier(model.clusters);
  return (customer) => {
    const { orders, asOfDay, profile, lastDay } = customer;
    const measure = measureRfm(customer, settings.rfm);
    const scores = measure && scoreRfm(customerIdOf(profile.id), measure, model.rfm);
    const inactiveDays = asOfDay - (lastDay ?? Number.NEGATIVE_INFINITY);
    const names = {
      rfm: rfmSegmentOf(scores, settings.rfm.map),
      tier: tierOf({ scores, everOrdered: orders.placed > 0, inactiveDays }, settings.tiers.dormantAfterDays),
      lifecycle: lifecycleStageOf(orders, asOfDay, model.populationCycleDays),
      cluster: classify(features.map((feature) => feature.measure(customer))),
    };
    return scores === undefined ? { names } : { names, scores: [scores.r, scores.f, scores.m] };
  };
}
