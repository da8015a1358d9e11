import type { LocalizedText } from '../../shared/domain/localized-text.ts';

export const segmentSchemes = ['tier', 'lifecycle', 'rfm', 'cluster', 'group'] as const;
export type SegmentScheme = (typeof segmentSchemes)[number];

/** What `strata segments --json` gives. */
export interface SegmentsResult {
  readonly run: string;
  readonly asOf: string;
  /** Its date in the configured zone. */
  readonly asOfDate: string;
  readonly previousRun: string | null;
  readonly customers: number;
  /** Days that the money of tiers, lifecycle and RFM segments is of. */
  readonly windowDays: number;
  readonly currency: string;
  readonly minorPerMajor: number;
  readonly schemes: readonly {
    readonly scheme: SegmentScheme;
    /** In the order of the scheme; clusters and named groups by falling size. A customer may be in several named groups or in none. */
    readonly segments: readonly SegmentResult[];
  }[];
}

export interface SegmentResult {
  readonly key: string;
  readonly name: LocalizedText;
  readonly customers: number;
  /** Of all customers, 0..1. */
  readonly share: number;
  /** Net money in the window; `null` of named groups. */
  readonly spendMinor: number | null;
  /** Of the money of the scheme, where that is above 0. */
  readonly spendShare: number | null;
  /** Half ordered more recently; `null` where nobody ordered, and of clusters and named groups. */
  readonly medianRecencyDays: number | null;
  /** Customers in the run before, and the difference; `null` without one, or where it did not know the segment. */
  readonly previous: number | null;
  readonly change: number | null;
}
