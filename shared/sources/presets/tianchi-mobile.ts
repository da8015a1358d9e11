import { definePreset } from '../preset.ts';

/**
 * The mobile recommendation data of Tianchi: behaviour 1 to 4 is a click, a collection, a cart and a payment; times are hours.
 *
 * @see https://tianchi.aliyun.com/dataset/46
 */
export const tianchiMobile = definePreset({
  name: 'tianchi-mobile',
  formats: ['csv'],
  orderGrain: 'line',
  timeZone: 'Asia/Shanghai',
  timeFormat: 'YYYY-MM-DD H',
  kind: [{ is: 'named' }],
  fields: {
    user_id: 'user_id',
    timestamp: 'time',
    kind: { column: 'behavior_type', values: { '1': 'view', '2': 'favorite', '3': 'cart_add', '4': 'order' } },
    'product.id': 'item_id',
    'product.category': 'item_category',
  },
  required: [['timestamp'], ['user_id'], ['kind'], ['product.id']],
});
