import type { Event } from '../domain/event/event.ts';
import type { Goods } from './event-goods.ts';

export type ColumnType = 'STRING' | 'DOUBLE' | 'INT64' | 'BOOLEAN' | 'TIMESTAMP';

/** Columns that hold a field of the event as it is, in the order of the file; `instant` as a timestamp. */
export const plainColumns: readonly { name: string; field: keyof Event; type: ColumnType; required?: true }[] = [
  { name: 'kind', field: 'kind', type: 'STRING', required: true },
  { name: 'source', field: 'source', type: 'STRING', required: true },
  { name: 'timestamp', field: 'instant', type: 'TIMESTAMP', required: true },
  { name: 'message_id', field: 'messageId', type: 'STRING' },
  { name: 'user_id', field: 'userId', type: 'STRING' },
  { name: 'anonymous_id', field: 'anonymousId', type: 'STRING' },
  { name: 'device_id', field: 'deviceId', type: 'STRING' },
  { name: 'email', field: 'email', type: 'STRING' },
  { name: 'phone', field: 'phone', type: 'STRING' },
  { name: 'previous_id', field: 'previousId', type: 'STRING' },
  { name: 'target_id', field: 'targetId', type: 'STRING' },
  { name: 'session_id', field: 'sessionId', type: 'STRING' },
  { name: 'order_id', field: 'orderId', type: 'STRING' },
  { name: 'refund_id', field: 'refundId', type: 'STRING' },
  { name: 'order_grain', field: 'orderGrain', type: 'STRING' },
  { name: 'discount_minor', field: 'discountMinor', type: 'INT64' },
  { name: 'coupon', field: 'coupon', type: 'STRING' },
  { name: 'payment_method', field: 'paymentMethod', type: 'STRING' },
  { name: 'delivery_method', field: 'deliveryMethod', type: 'STRING' },
  { name: 'price', field: 'price', type: 'DOUBLE' },
  { name: 'currency', field: 'currency', type: 'STRING' },
  { name: 'duration_seconds', field: 'durationSeconds', type: 'DOUBLE' },
  { name: 'rating', field: 'rating', type: 'DOUBLE' },
  { name: 'text', field: 'text', type: 'STRING' },
  { name: 'campaign_id', field: 'campaignId', type: 'STRING' },
  { name: 'channel', field: 'channel', type: 'STRING' },
  { name: 'action', field: 'action', type: 'STRING' },
  { name: 'granted', field: 'granted', type: 'BOOLEAN' },
  { name: 'device', field: 'device', type: 'STRING' },
  { name: 'region', field: 'region', type: 'STRING' },
  { name: 'trait_origin', field: 'traitOrigin', type: 'STRING' },
  { name: 'provider', field: 'provider', type: 'STRING' },
];

/**
 * Columns that describe goods. An order or refund of one line has its line here, with `amount_minor`; other events their product
 * and quantity, without. What does not fit stands in `lines`, as JSON.
 */
export const goodsColumns: readonly { name: string; field: keyof Goods; type: ColumnType }[] = [
  { name: 'product_id', field: 'id', type: 'STRING' },
  { name: 'category', field: 'category', type: 'STRING' },
  { name: 'brand', field: 'brand', type: 'STRING' },
  { name: 'product_name', field: 'name', type: 'STRING' },
  { name: 'quantity', field: 'quantity', type: 'DOUBLE' },
  { name: 'amount_minor', field: 'amountMinor', type: 'INT64' },
  { name: 'lines', field: 'lines', type: 'STRING' },
];

const goodsNames = goodsColumns.map(({ name }) => name);
const fieldColumns: ReadonlyMap<keyof Event, readonly string[]> = new Map<keyof Event, readonly string[]>([
  ...plainColumns.map(({ name, field }): [keyof Event, readonly string[]] => [field, [name]]),
  ['day', ['day']],
  ['traits', ['traits']],
  ['product', goodsNames],
  ['quantity', goodsNames],
  ['lines', goodsNames],
]);

/** Columns needed to know the fields. */
export const columnsOf = (fields: readonly (keyof Event)[]): string[] => [
  ...new Set(fields.flatMap((field) => fieldColumns.get(field) ?? [])),
];
