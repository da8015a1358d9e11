import type { EventKind, OrderGrain } from '../domain/event/event.ts';
import type { DateOrder } from '../domain/event/parse-instant.ts';

/** What a row can say of an event, by the canonical names. */
export const eventFields = [
  'message_id',
  'user_id',
  'anonymous_id',
  'device_id',
  'email',
  'phone',
  'previous_id',
  'timestamp',
  'kind',
  'session_id',
  'product.id',
  'product.category',
  'product.brand',
  'product.name',
  'quantity',
  'price',
  'currency',
  'order_id',
  'refund_id',
  'discount',
  'coupon',
  'duration_seconds',
  'rating',
  'text',
  'campaign_id',
  'channel',
  'action',
  'granted',
  'device',
  'region',
] as const;

export type EventField = (typeof eventFields)[number];

/** Where a field stands: a column, or a path of keys joined by points in JSON; of several the first that the row has. */
export type FieldSource = string | readonly string[];

/** The first rule that fits decides; one without `when` fits always. */
export interface KindRule {
  readonly when?: { readonly field: EventField; readonly startsWith: string };
  /** `named`: the kind that the field `kind` names. */
  readonly is: EventKind | 'named';
}

/** How rows of one kind of file become events. Data only: it is compiled by `row-mapper.ts`. */
export interface Preset {
  readonly name: string;
  readonly formats: readonly ('csv' | 'jsonl')[];
  readonly orderGrain: OrderGrain;
  /** Of times without an offset; the configured zone unless given. */
  readonly timeZone?: string;
  /** What `1/2/2011` means; such times are not read where nothing is said. */
  readonly dateOrder?: DateOrder;
  readonly kind: readonly KindRule[];
  readonly fields: Readonly<Partial<Record<EventField, FieldSource>>>;
  /** Fields whose column a CSV header must have; each inner list asks for any one of its fields. */
  readonly required: readonly (readonly EventField[])[];
  /** Numbers without which an order or refund has no amount: an empty `quantity` is 1 unless it stands here. */
  readonly neverEmpty?: readonly ('quantity' | 'price')[];
  /** Columns that start so, and keys of the object named, are traits of the customer. */
  readonly traits?: { readonly columnPrefix: string; readonly path: string };
  /** Array of the lines of an order in JSON, and where their fields stand within each. */
  readonly lines?: {
    readonly path: string;
    readonly fields: Readonly<
      Partial<Record<Extract<EventField, `product.${string}`> | 'quantity' | 'price', FieldSource>>
    >;
  };
  /** A header and a row, for people. */
  readonly sample: readonly [header: string, row: string];
}

export const definePreset = <const T extends Preset>(preset: T): T => preset;
