import type { EventKind } from '../event/event.ts';

/** What happened of one kind, in one category, within one period. */
export interface Cell {
  /** Among `days`: days since 1970-01-01 in the configured zone. Among `months`: months since 1970-01. */
  readonly period: number;
  readonly kind: EventKind;
  /** Category path, empty where it is not known; of messages action and channel, as in `sent/email`. */
  readonly category: string;
  /** Events; for orders and refunds of grain `line`, lines. */
  readonly count: number;
  /** Pieces, whole: fractions are rounded half up, per event. */
  readonly quantity: number;
  readonly amountMinor: number;
  /** Behaviour × duration of the interest formula, in hundredths. */
  readonly weight: number;
}

/** Part of an order that came back. */
export interface Return {
  /** 0 for grain `line`, whose returns add up per day; else the first 48 bits of SHA-256 of the refund's id. */
  readonly key: number;
  readonly day: number;
  readonly amountMinor: number;
}

/** What one category of a whole order adds to the day of the order. Restated with the order, so it is kept with it. */
export type Contribution = Omit<Cell, 'period' | 'kind'>;

export interface OrderRecord {
  /** First 48 bits of SHA-256 of source, grain and order id, as an integer. */
  readonly id: number;
  /** Seconds since 1970-01-01T00:00Z of the earliest line seen; 0 while no line was seen. */
  readonly instantSeconds: number;
  /** Day of that instant in the configured zone; of the earliest return while no line was seen. */
  readonly day: number;
  /** 0 while only returns of it are known: they reduce money on their own day and count as no order. */
  readonly lines: number;
  readonly grossMinor: number;
  readonly quantity: number;
  readonly discountMinor: number;
  /** Empty where none was used; of several the greatest. */
  readonly coupon: string;
  /** By day, then key; one entry a key for `whole`, one a day for `line`. */
  readonly returns: readonly Return[];
  /** Of a whole order: greatest (seconds, hash) stays. */
  readonly version?: OrderVersion;
  /** Of a whole order, by category. Empty for grain `line`, whose lines are in `days` at once. */
  readonly contributions: readonly Contribution[];
}

export interface OrderVersion {
  readonly seconds: number;
  /** First 48 bits of SHA-256 of what the message says of the order. */
  readonly hash: number;
  /** Places that the contributions of the largest version took, superseded ones included: it only grows. */
  readonly places: number;
}

/** Orders older than the order memory, as sums by month: orders by their own, what came back by the month of the return. */
export interface OrderMonth {
  /** Months since 1970-01. */
  readonly month: number;
  /** Orders with gross above 0. */
  readonly orders: number;
  /** Of those, the ones that had come back whole by the time they were folded. */
  readonly returnedWhole: number;
  /** Orders of goods that cost nothing. */
  readonly free: number;
  readonly grossMinor: number;
  readonly returnedMinor: number;
  readonly quantity: number;
}

/** How far a profile is folded. All three only ever grow, whatever is merged in; -1 where nothing is. */
export interface Folded {
  /** Last day whose cells are in `months`. */
  readonly day: number;
  /** Last day whose orders and returns are in `orderMonths`. */
  readonly orderDay: number;
  /** Last month whose cells are put together under `longAgo`, their categories forgotten. */
  readonly month: number;
}

/** Stands in `months` for all months up to `folded.month`. As a month it is December 1969, before every event. */
export const longAgo = -1;

/**
 * What a customer did, as a value that can be merged in any order: merge is commutative and associative with `emptyActivity`
 * as neutral, and `fold(merge(a, b))` equals `fold(merge(fold(a), b))`. Lists are sorted by their key, which is unique.
 *
 * @see ADR 003
 */
export interface Activity {
  /** Seconds since 1970-01-01T00:00Z; both `undefined` when nothing happened yet. */
  readonly firstSeconds: number | undefined;
  readonly lastSeconds: number | undefined;
  /** Newest day of any event, days since 1970-01-01 in the configured zone: what memory is counted from. */
  readonly newestDay: number | undefined;
  readonly folded: Folded;
  /** By period, kind, category. Days after `folded.day`: ordinarily the newest 400, counted from the newest in the profile. */
  readonly days: readonly Cell[];
  /** The same, older: by month. */
  readonly months: readonly Cell[];
  /** Month -> which of its days were active: bit 0 is the first. Only of days folded away. */
  readonly monthDays: ReadonlyMap<number, number>;
  /** By id. */
  readonly orders: readonly OrderRecord[];
  /** By month. */
  readonly orderMonths: readonly OrderMonth[];
  /**
   * Name -> events. Of more names than fit a table those of least hash stay; the empty name counts the
   * rest. A whole order that is told again counts again here, and nowhere else.
   */
  readonly brands: ReadonlyMap<string, number>;
  readonly devices: ReadonlyMap<string, number>;
  readonly regions: ReadonlyMap<string, number>;
}

export const emptyActivity: Activity = {
  firstSeconds: undefined,
  lastSeconds: undefined,
  newestDay: undefined,
  folded: { day: -1, orderDay: -1, month: -1 },
  days: [],
  months: [],
  monthDays: new Map(),
  orders: [],
  orderMonths: [],
  brands: new Map(),
  devices: new Map(),
  regions: new Map(),
};
