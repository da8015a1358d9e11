import type { Configuration } from '../../../shared/contracts/configuration.ts';
import { lookalikeFile } from '../../../shared/contracts/learned-models.ts';
import type { ModelCard } from '../../../shared/contracts/model-card.ts';
import type { Scaler } from '../../../shared/domain/clusters/scaler.ts';
import type { FeatureDefinition } from '../../../shared/domain/features/define-feature.ts';
import { idsOf } from '../../../shared/domain/identity/ids-of.ts';
import { inSample } from '../../../shared/domain/identity/slices.ts';
import { fitLookalike, mostLookalikeCustomers } from '../../../shared/domain/lookalike/fit-lookalike.ts';
import type {
  LookalikeCustomer,
  LookalikeModel,
  RankingMetrics,
} from '../../../shared/domain/lookalike/lookalike-model.ts';
import type { Learner, Period } from './learner.ts';

/** Customers of all lists together that are held, each with all interests: a list has its part of them. */
const mostSeeds = 100_000;

export interface LookalikeSources extends Period {
  /** Customers of the run, about. */
  readonly customers: number;
  /** Share of them that are of the sample. */
  readonly learningShare: number;
}

/**
 * Learns what sets the customers of each list apart, and how many of those it was not shown it finds. In memory are at most about 100,000
 * customers of lists and 50,000 others, of more a share by hash of the id.
 */
export function createLookalikeLearner(
  { lists }: Pick<Configuration, 'lists'>,
  features: readonly FeatureDefinition[],
  scaler: Scaler | undefined,
  { customers: expected, learningShare, ...period }: LookalikeSources,
): Learner {
  const customers: {
    readonly customer: LookalikeCustomer;
    readonly seedOf: ReadonlySet<string>;
    /** Whether it is one of the others of lists that it is not on. */
    readonly isOther: boolean;
  }[] = [];
  const mostOfList = Math.min(mostLookalikeCustomers, Math.floor(mostSeeds / Math.max(1, lists.size)));
  const shares = new Map([...lists].map(([name, ids]) => [name, Math.min(1, mostOfList / Math.max(1, ids.size))]));
  const othersShare = Math.min(1, mostLookalikeCustomers / Math.max(1, expected));
  return {
    add(customer, _segments, isSampled) {
      if (lists.size === 0) return;
      const own = idsOf(customer.profile);
      const { id } = customer.profile;
      const on = [...lists].flatMap(([name, ids]) => (own.some((each) => ids.has(each)) ? [name] : []));
      const isOther = isSampled && inSample(id, othersShare);
      if (!isOther && !on.some((name) => inSample(id, shares.get(name) ?? 1))) return;
      const measured = features.map((feature) => feature.measure(customer));
      customers.push({
        customer: { id, features: measured, interests: customer.interests },
        seedOf: new Set(on),
        isOther,
      });
    },
    finish() {
      const files: Record<string, LookalikeModel> = {};
      const cards: ModelCard[] = [];
      if (scaler === undefined) return { files, cards };
      for (const name of lists.keys()) {
        const share = shares.get(name) ?? 1;
        const seeds = customers
          .filter(({ seedOf, customer: { id } }) => seedOf.has(name) && inSample(id, share))
          .map(({ customer }) => customer);
        const others = customers
          .filter(({ seedOf, isOther }) => isOther && !seedOf.has(name))
          .map(({ customer }) => customer);
        const model = fitLookalike(name, seeds, others, {
          features: features.map(({ key }) => key),
          scaler,
          seedsInAll: Math.round(seeds.length / share),
          othersInAll: Math.round(others.length / Math.min(learningShare, othersShare)),
        });
        if (model === undefined) continue;
        files[lookalikeFile(name)] = model;
        cards.push(cardOf(model, period));
      }
      return { files, cards };
    },
  };
}

const figures = ({ auc, lift }: RankingMetrics) => ({
  auc,
  lift: lift.map(({ top, lift: times, found }) => ({ top, lift: times, found: found.value })),
});

function cardOf(
  { name, fittedOn, method, strength, metrics, warnings }: LookalikeModel,
  { from, to }: Period,
): ModelCard {
  return {
    name: `lookalike:${name}`,
    fittedOn: { customers: fittedOn.seeds + fittedOn.others, from, to },
    parameters: { method, strength },
    metrics: {
      seeds: fittedOn.seeds,
      heldOutSeeds: fittedOn.heldOutSeeds,
      cosine: figures(metrics.cosine),
      logistic: figures(metrics.logistic),
    },
    warnings,
  };
}
