import type { LocalizedText } from '../../shared/domain/localized-text.ts';
import type { Because } from '../../shared/domain/recommendations/explain.ts';

/** What `strata recommend --json` gives. */
export interface RecommendResult {
  readonly userId: string;
  readonly run: string;
  /** By falling score; `because` is the source that says most for it. */
  readonly items: readonly { readonly id: string; readonly score: number; readonly because: Because }[];
  /** Leaf categories: the sum of what speaks for items in them. */
  readonly categories: readonly { readonly category: string; readonly score: number; readonly because: Because }[];
  /** The cluster whose popular items count; `null` of one who is in none. */
  readonly cluster: { readonly id: string; readonly name: LocalizedText | null } | null;
  /** Products that the run knows the customer to have looked at or bought; 0 of a cold start. */
  readonly known: number;
  /** Products that are named above -> their names, where the newest events tell one. */
  readonly names: Readonly<Record<string, string>>;
}
