/** Types of columns as Glue and Athena call them. */
export type QueryColumnType = 'string' | 'double' | 'bigint' | 'boolean' | 'timestamp' | 'date';

export interface QueryColumn {
  readonly name: string;
  readonly type: QueryColumnType;
}

const column =
  (type: QueryColumnType) =>
  (name: string): QueryColumn => ({ name, type });
const [text, number, integer] = [column('string'), column('double'), column('bigint')];

/** Columns of the files under `lake/events/`, for queries; `shared/formats/event-columns.ts` writes them. */
export const lakeColumns: readonly QueryColumn[] = [
  text('kind'),
  text('source'),
  column('timestamp')('timestamp'),
  text('message_id'),
  text('user_id'),
  text('anonymous_id'),
  text('device_id'),
  text('email'),
  text('phone'),
  text('previous_id'),
  text('target_id'),
  text('session_id'),
  text('order_id'),
  text('refund_id'),
  text('order_grain'),
  integer('discount_minor'),
  text('coupon'),
  text('payment_method'),
  text('delivery_method'),
  number('price'),
  text('currency'),
  number('duration_seconds'),
  number('rating'),
  text('text'),
  text('campaign_id'),
  text('channel'),
  text('action'),
  column('boolean')('granted'),
  text('device'),
  text('region'),
  text('trait_origin'),
  text('provider'),
  text('day'),
  text('product_id'),
  text('category'),
  text('brand'),
  text('product_name'),
  number('quantity'),
  integer('amount_minor'),
  text('lines'),
  text('traits'),
];
