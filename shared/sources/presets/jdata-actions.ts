import { definePreset } from '../preset.ts';

/**
 * Actions of JD's JData of 2016. A browse of a product's page is a view; the clicks on that page are `custom` events, since a visit
 * has many. User ids are written as `200001.0`; repeated rows are repeated clicks. A purchase says neither money nor how many.
 *
 * @see https://jdata.jd.com/
 */
export const jdataActions = definePreset({
  name: 'jdata-actions',
  formats: ['csv'],
  orderGrain: 'line',
  timeZone: 'Asia/Shanghai',
  kind: [{ is: 'named' }],
  fields: {
    user_id: 'user_id',
    timestamp: 'time',
    kind: {
      column: 'type',
      values: { '1': 'view', '2': 'cart_add', '3': 'cart_remove', '4': 'order', '5': 'favorite', '6': 'custom' },
    },
    action: { column: 'type', values: { '6': 'click' }, otherwise: '' },
    'product.id': 'sku_id',
    'product.category': 'cate',
    'product.brand': 'brand',
  },
  required: [['timestamp'], ['user_id'], ['kind'], ['product.id']],
});
