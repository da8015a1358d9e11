import { associationRules } from '../../shared/domain/association/association-rules.ts';
import { encodeBaskets } from '../../shared/domain/association/baskets.ts';
import { frequentItemsets } from '../../shared/domain/association/frequent-itemsets.ts';
import type { RecommendationData } from '../../shared/domain/recommendations/fit-recommendations.ts';
import type { InteractionTable } from './interaction-table.ts';

/** Rules from what was bought together before a day, in the table's numbers of items. */
export function rulesBefore({ baskets, names }: InteractionTable, day: number): RecommendationData['rules'] {
  const earlier = baskets.filter((basket) => basket.day < day).map(({ items }) => items);
  const { baskets: encoded, names: ids } = encodeBaskets(earlier);
  const itemsets = frequentItemsets(encoded, { minSupport: 0.01, maxLength: 3, maxItemsets: 20_000 });
  const numbers = new Map(names.map((name, number) => [name, number]));
  const number = (item: number): number => numbers.get(ids[item] as string) as number;
  return associationRules(itemsets, { minConfidence: 0.2 }).map((rule) => ({
    ...rule,
    antecedent: rule.antecedent.map(number),
    consequent: number(rule.consequent),
  }));
}
