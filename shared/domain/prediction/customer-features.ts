import type { Customer } from '../customer/customer.ts';
import type { FeatureDefinition } from '../features/define-feature.ts';
import type { AttributeFeatures, NumberColumn } from './columns.ts';
import { createTokens } from './tokens.ts';

/**
 * What there is of a customer to learn from: categories, products, brands, devices and regions met, hours of events at places and of
 * orders, events by kind, and the features.
 * Traits and tags are not among it: what is known of a person must not depend on what somebody said of them.
 */
export function customerFeatures(customer: Customer, features: readonly FeatureDefinition[]): AttributeFeatures {
  const tokens = createTokens();
  const { activity } = customer.profile;
  for (const path of customer.interests.keys()) tokens.category(path);
  for (const brand of activity.brands.keys()) tokens.brand(brand);
  for (const device of activity.devices.keys()) tokens.device(device);
  for (const region of activity.regions.keys()) tokens.region(region);
  const { items, places, orderHours } = customer.evidence;
  for (const { product, category, brand } of items) {
    tokens.product(product);
    tokens.brand(brand);
    if (category !== '') tokens.category(category);
  }
  for (const { hour, count } of [...places, ...orderHours]) tokens.hour(hour, count);
  for (const [kind, count] of Object.entries(customer.eventCounts())) tokens.count(kind, count);
  return { tokens: tokens.tokens(), numbers: features.map((feature) => feature.measure(customer)) };
}

export const numberColumns = (features: readonly FeatureDefinition[]): NumberColumn[] =>
  features.map(({ key, heavyTailed }) => ({ key, heavyTailed }));
