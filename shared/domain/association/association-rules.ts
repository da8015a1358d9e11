import { countOf, type Itemsets } from './itemsets.ts';

/** Who buys all of the antecedent buys the consequent. */
export interface AssociationRule {
  /** Rising. */
  readonly antecedent: readonly number[];
  readonly consequent: number;
  /** Baskets that hold all items of the rule. */
  readonly count: number;
  /** Share of all baskets that hold all items of the rule. */
  readonly support: number;
  /** Share of the baskets with the antecedent that hold the consequent too. */
  readonly confidence: number;
  /** Confidence over the share of all baskets that hold the consequent: 1 when both have nothing to do with each other. */
  readonly lift: number;
}

export interface AssociationRulesOptions {
  /** 0..1, inclusive. */
  readonly minConfidence: number;
  /**
   * Least number of items of a rule. At 1 there are rules with nothing to the left, whose confidence is the consequent's support.
   * @default 2
   */
  readonly minLength?: number;
}

/**
 * Rules with one consequent from frequent itemsets (Agrawal, Imieliński, Swami 1993), by falling lift, then confidence, then count,
 * then antecedent and consequent by UTF-8 bytes.
 *
 * @param itemsets with all subsets of each, as `frequentItemsets` finds them
 * @throws {RangeError} on a `minConfidence` outside 0..1 or a `minLength` that is no whole number from 1
 */
export function associationRules(itemsets: Itemsets, options: AssociationRulesOptions): AssociationRule[] {
  const { minConfidence, minLength = 2 } = options;
  if (!(minConfidence >= 0 && minConfidence <= 1))
    throw new RangeError(`minConfidence must be in 0..1, not ${minConfidence}.`);
  if (!Number.isInteger(minLength) || minLength < 1)
    throw new RangeError(`minLength must be 1 or more, not ${minLength}.`);
  const { items, offsets, counts, baskets } = itemsets;
  const rules: AssociationRule[] = [];
  counts.forEach((count, set) => {
    const all = items.subarray(offsets[set], offsets[set + 1]);
    if (all.length < minLength) return;
    all.forEach((consequent, at) => {
      const antecedent = all.filter((_, other) => other !== at);
      const withAntecedent = countOf(itemsets, antecedent);
      const confidence = count / withAntecedent;
      if (confidence < minConfidence) return;
      // One division of whole numbers: lifts that are equal are equal doubles, so ties are ties.
      const lift = (count * baskets) / (withAntecedent * countOf(itemsets, Int32Array.of(consequent)));
      rules.push({ antecedent: [...antecedent], consequent, count, support: count / baskets, confidence, lift });
    });
  });
  return rules.sort(compareRules);
}

function compareRules(a: AssociationRule, b: AssociationRule): number {
  return (
    b.lift - a.lift ||
    b.confidence - a.confidence ||
    b.count - a.count ||
    compareNumbers(a.antecedent, b.antecedent) ||
    a.consequent - b.consequent
  );
}

/** Item by item; of two that begin alike the shorter goes first. */
function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (const [at, item] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    if (item !== other) return item - other;
  }
  return a.length - b.length;
}
