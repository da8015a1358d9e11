import type { EventKind, OrderGrain, TraitOrigin } from '../domain/event/event.ts';

/** What a row can say of an event, by the canonical names. */
export const eventFields = [
  'message_id',
  'user_id',
  'anonymous_id',
  'device_id',
  'email',
  'phone',
  'previous_id',
  'target_id',
  'timestamp',
  'kind',
  'session_id',
  'product.id',
  'product.category',
  'product.brand',
  'product.name',
  'quantity',
  'price',
  'amount',
  'currency',
  'order_id',
  'refund_id',
  'discount',
  'coupon',
  'payment_method',
  'delivery_method',
  'duration_seconds',
  'rating',
  'text',
  'campaign_id',
  'channel',
  'action',
  'granted',
  'device',
  'region',
  'trait_name',
  'trait_value',
  'provider',
] as const;

export type EventField = (typeof eventFields)[number];

/** What a line of an order can say. */
export const lineFields = [
  'product.id',
  'product.category',
  'product.brand',
  'product.name',
  'quantity',
  'price',
  'amount',
] as const satisfies readonly EventField[];

export type LineField = (typeof lineFields)[number];

/** A column of `config/tables/<table>.csv`, found by the table's first column. */
export interface TableColumn {
  readonly table: string;
  readonly column: string;
}

/** A value of a row, or a constant, and what is made of it. */
export interface FieldRule {
  /** A column, or a path of keys joined by points in JSON; of several the first that has a text. */
  readonly column?: string | readonly string[];
  /** In the place of a column. */
  readonly constant?: string;
  /** Tables through which the value is looked up, one after the other; a key that a table lacks gives nothing. */
  readonly through?: readonly TableColumn[];
  /** What a value means; `''` is nothing. Values that are not listed stay as they are, unless `otherwise` says what they are. */
  readonly values?: Readonly<Record<string, string>>;
  readonly otherwise?: string;
  /** Rows of which it is not so have no such value. */
  readonly when?: Condition;
  /** A CSV file need not have the column. */
  readonly optional?: boolean;
}

/** Where a field comes from: a column or path, a rule, or several of which the first counts that gives a text. */
export type FieldSource = string | FieldRule | readonly (string | FieldRule)[];

/** A test of a row: one of `equals`, `in`, `startsWith` and `empty`, of which capitals count. */
export interface Condition {
  readonly column: string | readonly string[];
  readonly through?: readonly TableColumn[];
  readonly equals?: string;
  readonly in?: readonly string[];
  readonly startsWith?: string;
  readonly empty?: boolean;
}

/** The first rule that fits decides; one without `when` fits always. */
export interface KindRule {
  readonly when?: Condition;
  /** `named`: the kind that the field `kind` names. */
  readonly is: EventKind | 'named';
}

/** Formats of the rows of a file. */
export type FileFormat = 'csv' | 'jsonl';

/** How rows of one kind of file become events: data, which `shared/sources/` compiles. */
export interface Mapping {
  readonly formats: readonly FileFormat[];
  readonly orderGrain: OrderGrain;
  /** IANA zone of times without an offset; the configured zone unless given. */
  readonly timeZone?: string;
  /** As `parseTimeFormat` reads it; ISO 8601 and numbers since 1970 unless given. */
  readonly timeFormat?: string;
  /** Names of the columns of CSV files without a header; `numbered`: they are called 1, 2, 3 ... */
  readonly columns?: readonly string[] | 'numbered';
  /** What text files are written in, unless the source says. */
  readonly encoding?: Encoding;
  /** Numbers are written as in 1.234,50. */
  readonly decimalComma?: boolean;
  /** What parts the names of a category path, where it is not `/`. */
  readonly categorySeparator?: string;
  /** Key of an object that holds the event, in JSON rows that have one. */
  readonly wrapper?: string;
  readonly kind: readonly KindRule[];
  readonly fields: Readonly<Partial<Record<EventField, FieldSource>>>;
  /** Fields whose column a CSV header must have; each inner list asks for any one of its fields. */
  readonly required: readonly (readonly EventField[])[];
  /** Numbers without which an order or refund has no amount: an empty `quantity` is 1 unless it stands here. */
  readonly neverEmpty?: readonly ('quantity' | 'price')[];
  readonly traits?: TraitSources;
  /** Whose word traits and addresses are; the customer's own unless said. */
  readonly origin?: TraitOrigin;
  /** Array of the lines of an order in JSON, and where their fields stand within each. */
  readonly lines?: {
    readonly path: string;
    readonly fields: Readonly<Partial<Record<LineField, FieldSource>>>;
  };
}

/** What rows say of the customer. A trait that is named counts before one of the same name from elsewhere. */
export interface TraitSources {
  readonly named?: Readonly<Record<string, FieldSource>>;
  /** CSV columns that start so are traits, called by what follows. */
  readonly columnPrefix?: string;
  /** JSON objects whose keys are traits; of several with the same key the first counts. */
  readonly objects?: readonly { readonly path: string; readonly when?: Condition }[];
}

/** What text files may be written in. `utf-16` without a byte order mark is little-endian. */
export const encodings = ['utf-8', 'utf-16', 'utf-16le', 'utf-16be', 'gbk', 'gb18030', 'windows-1252'] as const;

export type Encoding = (typeof encodings)[number];
