import { definePreset } from '../preset.ts';

/**
 * Taobao's UserBehavior: a row is what somebody did with an item, in files without a header. A purchase says neither money nor
 * how many.
 *
 * @see https://tianchi.aliyun.com/dataset/649
 */
export const taobaoUserBehavior = definePreset({
  name: 'taobao-user-behavior',
  formats: ['csv'],
  orderGrain: 'line',
  timeZone: 'Asia/Shanghai',
  timeFormat: 'seconds',
  columns: ['user', 'item', 'category', 'behaviour', 'time'],
  kind: [{ is: 'named' }],
  fields: {
    user_id: 'user',
    timestamp: 'time',
    kind: { column: 'behaviour', values: { pv: 'view', cart: 'cart_add', fav: 'favorite', buy: 'order' } },
    'product.id': 'item',
    'product.category': 'category',
  },
  required: [],
});
