import type { ProfileId } from '../domain/identity/profile-id.ts';

/**
 * `runs/<run>/features/<part>.json`: what models are fitted to, of the customers of one part that are in the sample, one after
 * the other. JSON has no NaN: what is not known is null.
 */
export interface FeaturePart {
  readonly ids: readonly ProfileId[];
  /** Three a customer: recency in days, frequency, money in minor units; null without a counted order in the window. */
  readonly measures: readonly (number | null)[];
  /** Median days between orders; null with fewer than two order days. */
  readonly cycles: readonly (number | null)[];
  /** d a customer, d the number of the model's features. */
  readonly features: readonly (number | null)[];
}
