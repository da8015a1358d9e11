import { type NamedRule, namedRules } from '../../shared/domain/association/named-rules.ts';
import type { InteractionTable } from './interaction-table.ts';

/** Rules from what was bought together before a day. */
export function rulesBefore({ baskets }: InteractionTable, day: number): readonly NamedRule[] {
  const earlier = baskets.filter((basket) => basket.day < day).map(({ items }) => items);
  return namedRules(earlier, { minSupport: 0.01, minConfidence: 0.2, maxLength: 3, maxItemsets: 20_000 }).rules;
}
