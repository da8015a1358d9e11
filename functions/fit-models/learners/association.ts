import { type AssociationModel, learnedFiles } from '../../../shared/contracts/learned-models.ts';
import type { ModelCard } from '../../../shared/contracts/model-card.ts';
import { type NamedRules, namedRules } from '../../../shared/domain/association/named-rules.ts';
import type { BasketSample } from '../../../shared/store/read-baskets.ts';
import type { Learned, Period } from './learner.ts';

const minSupport = 0.005;
const minConfidence = 0.2;
/** Baskets that a set needs, however few there are. */
const leastCount = 5;
const maxLength = 4;
const maxItemsets = 100_000;
/** Rules that a run keeps; `strata rules` counts again with any support. */
const mostRules = 500;
const fewBaskets = 500;

/** What is bought together, by FP-growth over the orders of the days. */
export function learnAssociation(
  { baskets, share }: BasketSample,
  { from, to }: Period,
): Learned & { readonly rules: NamedRules } {
  const rules = namedRules(
    baskets.map(({ products }) => products),
    {
      minSupport: Math.min(1, Math.max(minSupport, leastCount / Math.max(1, baskets.length))),
      minConfidence,
      maxLength,
      maxItemsets,
    },
  );
  const warnings = [
    ...(baskets.length < fewBaskets ? ['few_baskets'] : []),
    ...(rules.limited ? ['support_raised'] : []),
    ...(share < 1 ? ['sampled'] : []),
  ];
  const card: ModelCard = {
    name: 'association-rules',
    // Baskets, not customers, are what rules are counted in.
    fittedOn: { customers: 0, from, to },
    parameters: { minSupport: rules.minSupport, minConfidence, maxLength },
    metrics: { baskets: rules.baskets, itemsets: rules.itemsets, rules: rules.rules.length },
    warnings,
  };
  const kept = { ...rules, rules: rules.rules.slice(0, mostRules) };
  return {
    rules,
    files: { [learnedFiles.association]: kept satisfies AssociationModel },
    cards: baskets.length === 0 ? [] : [card],
  };
}
