import { associationRules } from './association-rules.ts';
import { encodeBaskets } from './baskets.ts';
import { frequentItemsets } from './frequent-itemsets.ts';

export interface NamedRule {
  readonly antecedent: readonly string[];
  readonly consequent: readonly string[];
  readonly count: number;
  readonly support: number;
  readonly confidence: number;
  readonly lift: number;
}

export interface NamedRules {
  readonly baskets: number;
  readonly itemsets: number;
  /** What was asked for, or more where that gave more itemsets than are held. */
  readonly minSupport: number;
  readonly limited: boolean;
  /** By falling lift. */
  readonly rules: readonly NamedRule[];
}

export interface NamedRulesOptions {
  readonly minSupport: number;
  readonly minConfidence: number;
  /** Items of a rule at the most. @default no limit */
  readonly maxLength?: number;
  /** @default 1,000,000 */
  readonly maxItemsets?: number;
}

/** Rules among the items of baskets, by their names: `frequentItemsets` and `associationRules` in one. */
export function namedRules(
  named: Iterable<Iterable<string>>,
  { minSupport, minConfidence, maxLength, maxItemsets = 1_000_000 }: NamedRulesOptions,
): NamedRules {
  const { baskets, names } = encodeBaskets(named);
  const total = baskets.offsets.length - 1;
  if (total === 0) return { baskets: 0, itemsets: 0, minSupport, limited: false, rules: [] };
  const itemsets = frequentItemsets(baskets, { minSupport, maxItemsets, ...(maxLength && { maxLength }) });
  const nameOf = (item: number): string => names[item] as string;
  return {
    baskets: total,
    itemsets: itemsets.counts.length,
    minSupport: itemsets.minSupportUsed,
    limited: itemsets.limited,
    rules: associationRules(itemsets, { minConfidence }).map(({ antecedent, consequent, ...figures }) => ({
      antecedent: antecedent.map(nameOf),
      consequent: [nameOf(consequent)],
      ...figures,
    })),
  };
}
