import { definePreset } from '../preset.ts';

/**
 * REES46 open data: events of shops by session. A category without a code goes by its number.
 *
 * @see https://rees46.com/en/datasets
 */
export const rees46 = definePreset({
  name: 'rees46',
  formats: ['csv'],
  orderGrain: 'line',
  timeZone: 'UTC',
  categorySeparator: '.',
  kind: [{ is: 'named' }],
  fields: {
    user_id: 'user_id',
    session_id: 'user_session',
    timestamp: 'event_time',
    kind: {
      column: 'event_type',
      values: { cart: 'cart_add', remove_from_cart: 'cart_remove', purchase: 'order' },
    },
    'product.id': 'product_id',
    'product.category': ['category_code', 'category_id'],
    'product.brand': 'brand',
    price: 'price',
  },
  required: [['timestamp'], ['user_id'], ['kind'], ['product.id'], ['price']],
});
