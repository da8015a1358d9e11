import { defineFeature } from './define-feature.ts';

/** Pieces per order placed; unknown without an order. */
export const itemsPerOrder = defineFeature({
  key: 'items_per_order',
  name: { en: 'Items per order', zh: '每单件数' },
  high: { en: 'full baskets', zh: '大篮购买' },
  low: { en: 'small baskets', zh: '小篮购买' },
  heavyTailed: true,
  measure: ({ orders: { placed, quantity } }) => (placed === 0 ? Number.NaN : quantity / placed),
});
