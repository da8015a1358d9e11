import { definePreset } from '../preset.ts';

/**
 * The canonical event itself, under its own names. In CSV a row is an event with at most one product; in JSON Lines the product
 * is an object, and an order may list several under `products`.
 */
export const strata = definePreset({
  name: 'strata',
  formats: ['csv', 'jsonl'],
  orderGrain: 'whole',
  kind: [{ is: 'named' }],
  fields: {
    message_id: 'message_id',
    user_id: 'user_id',
    anonymous_id: 'anonymous_id',
    device_id: 'device_id',
    email: 'email',
    phone: 'phone',
    previous_id: 'previous_id',
    timestamp: 'timestamp',
    kind: 'kind',
    session_id: 'session_id',
    'product.id': ['product_id', 'product.id'],
    'product.category': ['category', 'product.category'],
    'product.brand': ['brand', 'product.brand'],
    'product.name': ['product_name', 'product.name'],
    quantity: 'quantity',
    price: 'price',
    amount: 'amount',
    currency: 'currency',
    order_id: 'order_id',
    refund_id: 'refund_id',
    discount: 'discount',
    coupon: 'coupon',
    duration_seconds: 'duration_seconds',
    rating: 'rating',
    text: 'text',
    campaign_id: 'campaign_id',
    channel: 'channel',
    action: 'action',
    granted: 'granted',
    device: 'device',
    region: 'region',
  },
  required: [['timestamp'], ['user_id', 'anonymous_id', 'device_id', 'email', 'phone'], ['kind']],
  traits: { columnPrefix: 'trait.', objects: [{ path: 'traits' }] },
  lines: {
    path: 'products',
    fields: {
      'product.id': ['id', 'product_id'],
      'product.category': 'category',
      'product.brand': 'brand',
      'product.name': ['name', 'product_name'],
      quantity: 'quantity',
      price: 'price',
      amount: 'amount',
    },
  },
});
