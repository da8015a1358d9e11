import type { Configuration } from '../../../shared/contracts/configuration.ts';
import { lookalikeFile } from '../../../shared/contracts/learned-models.ts';
import type { ModelCard } from '../../../shared/contracts/model-card.ts';
import type { Scaler } from '../../../shared/domain/clusters/scaler.ts';
import type { FeatureDefinition } from '../../../shared/domain/features/define-feature.ts';
import { idsOf } from '../../../shared/domain/identity/ids-of.ts';
import { fitLookalike } from '../../../shared/domain/lookalike/fit-lookalike.ts';
import type {
  LookalikeCustomer,
  LookalikeModel,
  RankingMetrics,
} from '../../../shared/domain/lookalike/lookalike-model.ts';
import type { Learner, Period } from './learner.ts';

/** Learns what sets the customers of each list apart, and how many of those it was not shown it finds. */
export function createLookalikeLearner(
  { lists }: Pick<Configuration, 'lists'>,
  features: readonly FeatureDefinition[],
  scaler: Scaler | undefined,
  period: Period,
): Learner {
  const customers: {
    readonly customer: LookalikeCustomer;
    readonly seedOf: ReadonlySet<string>;
    readonly isSampled: boolean;
  }[] = [];
  return {
    add(customer, _segments, isSampled) {
      if (lists.size === 0) return;
      const own = idsOf(customer.profile);
      const seedOf = new Set([...lists].flatMap(([name, ids]) => (own.some((id) => ids.has(id)) ? [name] : [])));
      if (!isSampled && seedOf.size === 0) return;
      const measured = features.map((feature) => feature.measure(customer));
      customers.push({
        customer: { id: customer.profile.id, features: measured, interests: customer.interests },
        seedOf,
        isSampled,
      });
    },
    finish() {
      const files: Record<string, LookalikeModel> = {};
      const cards: ModelCard[] = [];
      if (scaler === undefined) return { files, cards };
      for (const name of lists.keys()) {
        const seeds = customers.filter(({ seedOf }) => seedOf.has(name)).map(({ customer }) => customer);
        const others = customers
          .filter(({ seedOf, isSampled }) => isSampled && !seedOf.has(name))
          .map(({ customer }) => customer);
        const model = fitLookalike(name, seeds, others, { features: features.map(({ key }) => key), scaler });
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
