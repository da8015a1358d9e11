import type { Customer } from '../customer/customer.ts';
import type { LocalizedText } from '../localized-text.ts';

/** A number of a customer that models look at. */
export interface FeatureDefinition {
  /** Published in models and reports. */
  readonly key: string;
  readonly name: LocalizedText;
  /** What to call a group in which it is high, and one in which it is low. */
  readonly high: LocalizedText;
  readonly low: LocalizedText;
  /** Whether a few values are very large: then log(1 + x) is looked at, values below 0 as 0. */
  readonly heavyTailed: boolean;
  /** NaN where it is not known; models take the median for it. */
  measure(customer: Customer): number;
}

export const defineFeature = (definition: FeatureDefinition): FeatureDefinition => definition;
