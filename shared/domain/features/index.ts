import { activeDays } from './active-days.ts';
import { averageOrderValue } from './average-order-value.ts';
import { categoryBreadth } from './category-breadth.ts';
import { cycleDays } from './cycle-days.ts';
import type { FeatureDefinition } from './define-feature.ts';
import { itemsPerOrder } from './items-per-order.ts';
import { orders } from './orders.ts';
import { recency } from './recency.ts';
import { returnShare } from './return-share.ts';
import { spend } from './spend.ts';

/** Every feature, in the order of a model's columns. A new one is its file and its line here. */
export const featureDefinitions: readonly FeatureDefinition[] = [
  recency,
  orders,
  spend,
  averageOrderValue,
  itemsPerOrder,
  activeDays,
  categoryBreadth,
  returnShare,
  cycleDays,
];
