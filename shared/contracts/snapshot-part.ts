import type { NumberSketch } from '../domain/statistics/number-sketch.ts';

/** Schemes whose segments descriptions are made for; a customer is in one segment of each. */
export const describedSchemes = ['tier', 'lifecycle', 'rfm', 'cluster'] as const;
export type DescribedScheme = (typeof describedSchemes)[number];

/** A {@link NumberSketch} as JSON: `counts` as key, count, key, count..., by rising key. */
export interface StoredSketch extends Omit<NumberSketch, 'counts'> {
  readonly counts: readonly number[];
}

/** One fact over the customers of a group who have it. */
export type StoredFact =
  | { readonly numbers: StoredSketch }
  | { readonly present: number; readonly values: Readonly<Record<string, number>> };

export interface StoredGroup {
  readonly customers: number;
  /** By the fact's column; absent where nobody has it. */
  readonly facts: Readonly<Record<string, StoredFact>>;
}

/** Customers with a score above 0 in a category path, those with 5 or more, and the sum of the scores in millionths. */
export type InterestSums = readonly [customers: number, strong: number, scoreMillionths: number];

/** `runs/<run>/snapshot/<part>.json`: what one part counted while it wrote its snapshot. Merging all parts gives the run's. */
export interface SnapshotPart {
  readonly file: { readonly rows: number; readonly bytes: number; readonly sha256: string };
  /** Scheme -> segment -> group. */
  readonly groups: Readonly<Record<DescribedScheme, Readonly<Record<string, StoredGroup>>>>;
  readonly interests: {
    /** With any score above 0. */
    readonly customers: number;
    readonly paths: Readonly<Record<string, InterestSums>>;
  };
}
