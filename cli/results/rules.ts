import type { NamedRule } from '../../shared/domain/association/named-rules.ts';

/** What `strata rules --json` gives. */
export interface RulesResult {
  /** Orders that were looked at: all of the days that evidence reaches back, or a sample of them by hash. */
  readonly baskets: number;
  /** Sets of products that are frequent enough. */
  readonly itemsets: number;
  /** By falling lift, the first of them where only so many were asked for. */
  readonly rules: readonly NamedRule[];
  /** How many rules there are in all. */
  readonly found: number;
  /** What was asked for, or more where that gave more itemsets than are held: then `limited`. */
  readonly minSupport: number;
  readonly minConfidence: number;
  readonly limited: boolean;
  /** Of all baskets that were looked at, 0..1. */
  readonly share: number;
  readonly run: string;
  /** Product of a rule -> its name, where the newest events tell one. */
  readonly names: Readonly<Record<string, string>>;
}
