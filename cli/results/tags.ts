import type { Description, InterestStatistics } from '../../shared/contracts/statistics.ts';
import type { LocalizedText } from '../../shared/domain/localized-text.ts';
import type { TagOrigin, TagType } from '../../shared/domain/tags/define-tag.ts';
import type { TagUnit } from '../../shared/domain/tags/tag-units.ts';

/** What `strata tags --json` gives. */
export interface TagsResult {
  readonly run: string;
  readonly asOf: string;
  readonly asOfDate: string;
  readonly customers: number;
  readonly currency: string;
  /** In the order of the tree, groups of own tags last; those alone that were asked for. */
  readonly groups: readonly TagGroupResult[];
  /** Categories with most interested customers; `null` where the group `interest` was not asked for. */
  readonly interests: InterestStatistics | null;
}

export interface TagGroupResult {
  readonly key: string;
  readonly name: LocalizedText;
  readonly tags: readonly TagResult[];
}

export interface TagResult {
  readonly key: string;
  readonly name: LocalizedText;
  readonly type: TagType;
  readonly unit: TagUnit | null;
  /** How the value comes about: a sentence, or the rule of a named group or own tag. */
  readonly meaning: LocalizedText;
  readonly origins: readonly TagOrigin[];
  /** Of the definition. */
  readonly version: number;
  /** Whether `strata.yaml` defines it. */
  readonly own: boolean;
  /** Customers who have it, and their share of all, 0..1. */
  readonly present: number;
  readonly coverage: number;
  readonly numbers: Description['numbers'];
  readonly values: Description['values'];
  /** Of one tag that was asked for: the same by segment. */
  readonly segments?: readonly TagInSegment[];
}

export interface TagInSegment extends Pick<TagResult, 'present' | 'coverage' | 'numbers' | 'values'> {
  readonly scheme: string;
  readonly segment: string;
  readonly customers: number;
}
