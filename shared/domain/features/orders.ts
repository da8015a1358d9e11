import { defineFeature } from './define-feature.ts';

/** Counted orders in the customer's life. */
export const orders = defineFeature({
  key: 'orders',
  name: { en: 'Orders', zh: '订单数' },
  high: { en: 'frequent buyers', zh: '高频购买' },
  low: { en: 'few orders', zh: '低频购买' },
  heavyTailed: true,
  measure: ({ orders: { count } }) => count,
});
