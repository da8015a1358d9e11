import { compileTierRules } from '../../shared/contracts/compile-tier-rules.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
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
import { type Tier, tierOf } from '../../shared/domain/tiers/tier.ts';
import { createRuleSubject } from './rule-subject.ts';

export interface SegmentedCustomer {
  readonly names: SegmentNames;
  /** Absent without a counted order in the window. */
  readonly scores?: readonly [r: number, f: number, m: number];
}

/** A function that tells all segments of a customer by the run's model. */
export function createSegmenter(
  model: RunModel,
  configuration: Pick<Configuration, 'version' | 'settings'>,
): (customer: Customer) => SegmentedCustomer {
  const { settings } = configuration;
  const tierByRule = createTierRules(configuration);
  const features = chooseFeatures(model.clusters?.features ?? []);
  const classify = model.clusters === null ? () => 'none' : createClassifier(model.clusters);
  return (customer) => {
    const { orders, asOfDay, profile, lastDay } = customer;
    const measure = measureRfm(customer, settings.rfm);
    const scores = measure && scoreRfm(customerIdOf(profile.id), measure, model.rfm);
    const inactiveDays = asOfDay - (lastDay ?? Number.NEGATIVE_INFINITY);
    const others = {
      rfm: rfmSegmentOf(scores, settings.rfm.map),
      lifecycle: lifecycleStageOf(orders, asOfDay, model.populationCycleDays),
      cluster: classify(features.map((feature) => feature.measure(customer))),
    };
    const evidence = { scores, everOrdered: orders.placed > 0, inactiveDays };
    const tier = tierByRule(customer, others) ?? tierOf(evidence, settings.tiers.dormantAfterDays);
    const names = { ...others, tier };
    return scores === undefined ? { names } : { names, scores: [scores.r, scores.f, scores.m] };
  };
}

/** A function that tells the tier of a customer by the rules that `strata.yaml` has for tiers; `undefined` where none fits. */
function createTierRules(configuration: Pick<Configuration, 'version' | 'settings'>) {
  const rules = compileTierRules(configuration);
  const options = { lists: new Map(), ownTags: new Map() };
  return (customer: Customer, others: Omit<SegmentNames, 'tier'>): Tier | undefined => {
    if (rules.length === 0) return undefined;
    const subject = createRuleSubject(customer, { ...others, tier: 'none' }, options);
    return rules.find(({ rule }) => rule.matches(subject, customer.asOfDay))?.tier;
  };
}
