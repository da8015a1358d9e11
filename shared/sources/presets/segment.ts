import type { EventKind } from '../../domain/event/event.ts';
import { definePreset } from '../preset.ts';

/** Names of track calls, those of version 1 of the e-commerce specification too, and what they are here. */
const kindsOfTracks: Readonly<Record<string, EventKind>> = {
  'Products Searched': 'search',
  'Product List Viewed': 'list_view',
  'Product List Filtered': 'list_view',
  'Viewed Product Category': 'list_view',
  'Product Viewed': 'view',
  'Viewed Product': 'view',
  'Product Added': 'cart_add',
  'Added Product': 'cart_add',
  'Wishlist Product Added to Cart': 'cart_add',
  'Product Removed': 'cart_remove',
  'Removed Product': 'cart_remove',
  'Product Added to Wishlist': 'favorite',
  'Checkout Started': 'checkout',
  'Started Order': 'checkout',
  // Sent while an order is put together: counted as an order it would be one that nobody placed.
  'Order Updated': 'checkout',
  'Updated Order': 'checkout',
  'Order Completed': 'order',
  'Completed Order': 'order',
  'Order Refunded': 'refund',
  'Refunded Order': 'refund',
  'Order Cancelled': 'refund',
  'Product Shared': 'share',
  'Cart Shared': 'share',
  'Product Reviewed': 'review',
  'Invite Sent': 'invite',
};

/** Calls of version 1 about one product, which they name by `id`. */
const firstNames = ['Viewed Product', 'Added Product', 'Removed Product', 'Clicked Product'] as const;

const coupons: Readonly<Record<string, string>> = {
  'Coupon Entered': 'entered',
  'Coupon Applied': 'applied',
  'Coupon Denied': 'denied',
  'Coupon Removed': 'removed',
};

const emails: Readonly<Record<string, string>> = {
  'Email Sent': 'sent',
  'Email Delivered': 'delivered',
  'Email Opened': 'opened',
  'Email Link Clicked': 'clicked',
  'Email Bounced': 'bounced',
  // A complaint is the plainest refusal there is.
  'Email Marked as Spam': 'unsubscribed',
  Unsubscribed: 'unsubscribed',
};

const pushes: Readonly<Record<string, string>> = {
  'Push Notification Sent': 'sent',
  'Push Notification Received': 'delivered',
  'Push Notification Tapped': 'clicked',
  'Push Notification Bounced': 'bounced',
};

const eachAs = (names: Readonly<Record<string, unknown>>, value: string): Record<string, string> =>
  Object.fromEntries(Object.keys(names).map((name) => [name, value]));

/**
 * Calls of Segment Spec v2 as its libraries send them and its S3 destination keeps them; archives of RudderStack are the same. A
 * call may stand under the key `event`. Calls that are none of ours are `custom` events by their names.
 *
 * @see https://segment.com/docs/connections/spec/
 */
export const segment = definePreset({
  name: 'segment',
  formats: ['jsonl'],
  orderGrain: 'whole',
  timeZone: 'UTC',
  wrapper: 'event',
  kind: [
    { when: { column: 'type', equals: 'identify' }, is: 'identify' },
    { when: { column: 'type', equals: 'alias' }, is: 'alias' },
    { when: { column: 'type', in: ['page', 'screen'] }, is: 'view' },
    { when: { column: 'type', equals: 'group' }, is: 'custom' },
    { when: { column: 'event', empty: false }, is: 'named' },
  ],
  fields: {
    message_id: 'messageId',
    user_id: ['userId', 'user_id'],
    anonymous_id: ['anonymousId', 'anonymous_id'],
    device_id: 'context.device.id',
    email: [{ column: 'traits.email', when: { column: 'type', equals: 'identify' } }, 'context.traits.email'],
    phone: [{ column: 'traits.phone', when: { column: 'type', equals: 'identify' } }, 'context.traits.phone'],
    previous_id: 'previousId',
    target_id: [
      { column: 'properties.recipient', when: { column: 'event', in: ['Product Shared', 'Cart Shared'] } },
      { column: 'properties.invitee_email', when: { column: 'event', equals: 'Invite Sent' } },
    ],
    timestamp: ['timestamp', 'originalTimestamp', 'sentAt', 'receivedAt'],
    kind: {
      column: 'event',
      values: {
        ...kindsOfTracks,
        ...eachAs(coupons, 'coupon'),
        ...eachAs({ ...emails, ...pushes }, 'message'),
      },
      otherwise: 'custom',
    },
    session_id: ['context.sessionId', 'context.session_id'],
    'product.id': [
      'properties.product_id',
      'properties.productId',
      { column: 'properties.id', when: { column: 'event', in: [...firstNames] } },
    ],
    'product.category': 'properties.category',
    'product.brand': 'properties.brand',
    'product.name': { column: 'properties.name', when: { column: 'properties.product_id', empty: false } },
    quantity: 'properties.quantity',
    price: 'properties.price',
    amount: ['properties.revenue', 'properties.subtotal', 'properties.total', 'properties.value'],
    currency: 'properties.currency',
    order_id: ['properties.order_id', 'properties.orderId'],
    refund_id: 'properties.refund_id',
    discount: 'properties.discount',
    coupon: ['properties.coupon', 'properties.coupon_name', 'properties.coupon_id'],
    payment_method: 'properties.payment_method',
    delivery_method: 'properties.shipping_method',
    rating: 'properties.rating',
    text: ['properties.query', 'properties.review_body', 'name'],
    campaign_id: ['properties.campaign_id', 'context.campaign.name'],
    channel: { column: 'event', values: { ...eachAs(emails, 'email'), ...eachAs(pushes, 'push') }, otherwise: '' },
    action: [
      { column: 'event', values: { ...eachAs(kindsOfTracks, ''), ...coupons, ...emails, ...pushes } },
      { constant: 'group', when: { column: 'type', equals: 'group' } },
    ],
    device: 'context.device.model',
    region: ['context.location.country', 'context.traits.address.country'],
  },
  required: [],
  traits: {
    objects: [{ path: 'traits', when: { column: 'type', equals: 'identify' } }, { path: 'context.traits' }],
  },
  lines: {
    path: 'properties.products',
    fields: {
      'product.id': ['product_id', 'productId', 'id'],
      'product.category': 'category',
      'product.brand': 'brand',
      'product.name': 'name',
      quantity: 'quantity',
      price: 'price',
    },
  },
});
