import { learnedFiles } from '../../../shared/contracts/learned-models.ts';
import type { ModelCard } from '../../../shared/contracts/model-card.ts';
import type { NamedRules } from '../../../shared/domain/association/named-rules.ts';
import { inSample } from '../../../shared/domain/identity/slices.ts';
import { evaluateRecommendations } from '../../../shared/domain/recommendations/evaluate-recommendations.ts';
import { fitRecommendations } from '../../../shared/domain/recommendations/fit-recommendations.ts';
import { lastDaysFrom } from '../../../shared/domain/recommendations/last-days.ts';
import type { RecommendationModel } from '../../../shared/domain/recommendations/recommendation-model.ts';
import type { ShopFacts } from '../../../shared/domain/shop/shop-facts.ts';
import { createInteractionRows } from './interaction-rows.ts';
import type { Learner, Period } from './learner.ts';

/** Customers whose last days are held out to see how good the lists are: enough to tell recall to half a hundredth. */
const mostEvaluated = 10_000;
/** Customers that are learned from: with a hundred products each, as many rows as there is memory for. */
const mostLearned = 50_000;
/** Of what customers did, how much is held out. */
const heldOutShare = 0.2;
const k = 10;
const fewCustomers = 100;

export interface RecommendationSources extends Period {
  readonly facts: ShopFacts;
  readonly rules: NamedRules;
  /** Customers of the run, about, of whom those of the sample are seen. */
  readonly customers: number;
}

/** What goes with what customers have: neighbours of items, their popularity by cluster, and how good lists of ten are. */
export function createRecommendationLearner({
  facts,
  rules,
  customers: expected,
  from,
  to,
}: RecommendationSources): Learner {
  const whole = createInteractionRows(false);
  const split = createInteractionRows(true);
  const clusters: (string | undefined)[] = [];
  const learnedShare = Math.min(1, mostLearned / Math.max(1, expected));
  const evaluatedShare = Math.min(1, mostEvaluated / Math.max(1, expected));
  let customers = 0;
  return {
    add({ profile, evidence }, { cluster }, isSampled) {
      if (!isSampled || evidence.items.length === 0 || !inSample(profile.id, learnedShare)) return;
      customers++;
      whole.add(evidence);
      clusters.push(cluster === 'none' ? undefined : cluster);
      if (inSample(profile.id, evaluatedShare)) split.add(evidence);
    },
    finish() {
      const { names, interactions } = whole.finish();
      const products = new Map(facts.products.map((product) => [product.product, product]));
      const factsOf = (id: string) => {
        const known = products.get(id);
        if (known === undefined) return undefined;
        const { category, brand, usualMinor: priceMinor } = known;
        return { ...(category !== '' && { category }), ...(brand !== '' && { brand }), priceMinor };
      };
      const day = facts.lastDay ?? 0;
      const model: RecommendationModel = fitRecommendations({
        names,
        interactions,
        day,
        factsOf,
        segmentOf: (customer) => clusters[customer],
        rules: rules.rules,
      });
      const history = split.finish();
      const fromDay = lastDaysFrom(history.interactions.days, heldOutShare) ?? day;
      const evaluation = evaluateRecommendations({ ...history, day, factsOf }, { fromDay, k });
      const { recommended, popular } = evaluation.customers === 0 ? {} : evaluation;
      const warnings = [
        ...(learnedShare < 1 ? ['sampled'] : []),
        ...(evaluation.customers < fewCustomers ? ['few_test_customers'] : []),
        ...(recommended !== undefined && popular !== undefined && recommended.recall <= popular.recall
          ? ['no_better_than_popularity']
          : []),
      ];
      const card: ModelCard = {
        name: 'recommendations',
        fittedOn: { customers, from, to },
        parameters: { items: model.items.length, halfLifeDays: model.halfLifeDays, heldOutDays: day - fromDay + 1 },
        metrics: {
          customers: evaluation.customers,
          recallAt10: recommended?.recall ?? null,
          coverage: recommended?.coverage ?? null,
          popularityRecallAt10: popular?.recall ?? null,
          popularityCoverage: popular?.coverage ?? null,
        },
        warnings,
      };
      return { files: { [learnedFiles.recommendations]: model }, cards: customers === 0 ? [] : [card] };
    },
  };
}
