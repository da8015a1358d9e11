import { definePreset } from '../preset.ts';

/**
 * RetailRocket's events: milliseconds, a visitor, and what they did with an item; a transaction says its number and no money.
 *
 * @see https://www.kaggle.com/datasets/retailrocket/ecommerce-dataset
 */
export const retailrocket = definePreset({
  name: 'retailrocket',
  formats: ['csv'],
  orderGrain: 'line',
  timeFormat: 'milliseconds',
  kind: [{ is: 'named' }],
  fields: {
    user_id: 'visitorid',
    timestamp: 'timestamp',
    kind: { column: 'event', values: { addtocart: 'cart_add', transaction: 'order' } },
    'product.id': 'itemid',
    order_id: 'transactionid',
  },
  required: [['timestamp'], ['user_id'], ['kind'], ['product.id']],
});
