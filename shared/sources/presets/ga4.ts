import type { EventKind } from '../../domain/event/event.ts';
import { definePreset } from '../preset.ts';

const kindsOfEvents: Readonly<Record<string, EventKind>> = {
  view_item: 'view',
  view_item_list: 'list_view',
  search: 'search',
  view_search_results: 'search',
  add_to_cart: 'cart_add',
  remove_from_cart: 'cart_remove',
  add_to_wishlist: 'favorite',
  begin_checkout: 'checkout',
  purchase: 'order',
  refund: 'refund',
  share: 'share',
};

/** What Google Analytics writes where it knows nothing. */
const unset = { '(not set)': '', '(other)': '' } as const;
const known = (column: string) => ({ column, values: unset });

/**
 * Rows of the Google Analytics 4 export to BigQuery, as JSON. Of events about several products that are no order the first product
 * counts; amounts are in the currency of the property; an event that is no order has no id, so a day that is exported again counts
 * its other events again. Events that are none of ours are `custom` by their names.
 *
 * @see https://support.google.com/analytics/answer/7029846
 */
export const ga4 = definePreset({
  name: 'ga4',
  formats: ['jsonl'],
  orderGrain: 'whole',
  timeZone: 'UTC',
  timeFormat: 'microseconds',
  kind: [{ is: 'named' }],
  fields: {
    user_id: 'user_id',
    anonymous_id: 'user_pseudo_id',
    timestamp: 'event_timestamp',
    kind: { column: 'event_name', values: kindsOfEvents, otherwise: 'custom' },
    'product.id': known('items.0.item_id'),
    'product.category': known('items.0.item_category'),
    'product.brand': known('items.0.item_brand'),
    'product.name': known('items.0.item_name'),
    amount: ['ecommerce.purchase_revenue', 'ecommerce.refund_value'],
    order_id: known('ecommerce.transaction_id'),
    action: {
      column: 'event_name',
      values: Object.fromEntries(Object.keys(kindsOfEvents).map((name) => [name, ''])),
    },
    device: [known('device.mobile_model_name'), known('device.category')],
    region: known('geo.country'),
  },
  required: [],
  lines: {
    path: 'items',
    fields: {
      'product.id': known('item_id'),
      'product.category': known('item_category'),
      'product.brand': known('item_brand'),
      'product.name': known('item_name'),
      quantity: 'quantity',
      price: 'price',
    },
  },
});
