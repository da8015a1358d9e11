import type { Configuration } from '../../../shared/contracts/configuration.ts';
import { attributeFile } from '../../../shared/contracts/learned-models.ts';
import type { ModelCard } from '../../../shared/contracts/model-card.ts';
import type { FeatureDefinition } from '../../../shared/domain/features/define-feature.ts';
import { inSample } from '../../../shared/domain/identity/slices.ts';
import type { AttributeModel } from '../../../shared/domain/prediction/attribute-model.ts';
import { customerFeatures, numberColumns } from '../../../shared/domain/prediction/customer-features.ts';
import { fitAttribute, type KnownCustomer, usualWork } from '../../../shared/domain/prediction/fit-attribute.ts';
import { type PredictionDemands, reasonsAgainst } from '../../../shared/domain/prediction/usable.ts';
import { computeTag } from '../../../shared/domain/tags/compute-tags.ts';
import type { Learner, Period } from './learner.ts';

/** Customers whose features are kept, as many as memory has room for. */
const mostLearned = 50_000;

/**
 * Learns the tags that the settings list from the customers who told them.
 *
 * @param expected customers of the run, about, of whom those of the sample are seen
 * @param work customers × values that all attributes together are fitted to, as a function has fifteen minutes
 */
export function createAttributeLearner(
  { settings: { predictions } }: Configuration,
  features: readonly FeatureDefinition[],
  period: Period,
  expected: number,
  work = usualWork,
): Learner {
  const share = Math.min(1, mostLearned / Math.max(1, expected));
  const known = new Map<string, KnownCustomer[]>(Object.keys(predictions).map((tag) => [tag, []]));
  return {
    add(customer, segments, isSampled) {
      if (!isSampled || known.size === 0 || !inSample(customer.profile.id, share)) return;
      let of: KnownCustomer['features'] | undefined;
      for (const [tag, customers] of known) {
        // Nothing is predicted yet, so a value is one that somebody gave.
        const value = computeTag(customer, segments, tag);
        if (value === undefined) continue;
        of ??= customerFeatures(customer, features);
        customers.push({ id: customer.profile.id, value: String(value), features: of });
      }
    },
    finish() {
      const files: Record<string, AttributeModel> = {};
      const cards: ModelCard[] = [];
      const ownWork = Math.floor(work / Math.max(1, known.size));
      for (const [tag, customers] of known) {
        const model = fitAttribute(tag, customers, numberColumns(features), ownWork);
        files[attributeFile(tag)] = model;
        cards.push(cardOf(model, predictions[tag] as PredictionDemands, period, share < 1));
      }
      return { files, cards };
    },
  };
}

function cardOf(
  model: AttributeModel,
  demands: PredictionDemands,
  { from, to }: Period,
  isSampled: boolean,
): ModelCard {
  const { attribute, fittedOn, metrics, learner, warnings } = model;
  const against = reasonsAgainst(model, demands);
  return {
    name: `attribute:${attribute}`,
    fittedOn: { customers: fittedOn.training, from, to },
    parameters: { values: learner?.values ?? [], columns: learner?.columns.tokens.length ?? 0, ...demands },
    metrics: {
      known: fittedOn.known,
      isUsed: against.length === 0,
      ...(metrics && {
        testCustomers: metrics.customers,
        accuracy: metrics.accuracy.value,
        accuracyLow: metrics.accuracy.low,
        accuracyHigh: metrics.accuracy.high,
        balancedAccuracy: metrics.balancedAccuracy,
        auc: metrics.auc,
        calibrationError: metrics.calibration.expectedError,
        majority: metrics.majority.value,
        majorityAccuracy: metrics.majority.accuracy,
      }),
    },
    warnings: [...new Set<string>([...warnings, ...(isSampled ? ['sampled'] : []), ...against])],
  };
}
