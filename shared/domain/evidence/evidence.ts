import type { MessageAction } from '../event/message-actions.ts';

/** What a customer did with one product. */
export interface ItemEvidence {
  readonly product: string;
  /** Path; empty where not known, like `brand`. */
  readonly category: string;
  readonly brand: string;
  /** Events: views and list views; into the cart; favourites. */
  readonly views: number;
  readonly carts: number;
  readonly favorites: number;
  /** Order lines, and what they add up to. */
  readonly orders: number;
  readonly quantity: number;
  readonly amountMinor: number;
  /** Days since 1970-01-01 in the configured zone. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Last day it was put into the cart, or ordered; -1 where it never was. */
  readonly cartDay: number;
  readonly orderDay: number;
}

/** One line of an order. */
export interface Purchase {
  readonly day: number;
  readonly product: string;
  readonly category: string;
  readonly brand: string;
  /** Price of a piece in minor units, rounded half up; 0 where the goods cost nothing or no price is known. */
  readonly unitMinor: number;
  /** Pieces, whole, at least 1. */
  readonly quantity: number;
}

/** An order whose every message is the whole of it, as its last message told it. */
export interface WholeOrder {
  /** First 48 bits of SHA-256 of source and number. */
  readonly order: number;
  /** Greatest (seconds, hash) stays, as in the activity. */
  readonly seconds: number;
  readonly hash: number;
  readonly day: number;
  /** 0..23 */
  readonly hour: number;
  /** Empty where not known, like `delivery`. */
  readonly payment: string;
  readonly delivery: string;
  readonly lines: readonly (Omit<Purchase, 'day'> & { readonly amountMinor: number })[];
}

/** Visits of one day: see `visits/`. */
export interface VisitDay {
  readonly day: number;
  readonly visits: number;
  readonly events: number;
  /** Different products seen, summed over the visits. */
  readonly products: number;
  readonly seconds: number;
  /** Visits that reached the cart, the checkout, an order. */
  readonly carts: number;
  readonly checkouts: number;
  readonly orders: number;
}

/** Events of an hour of the day at a place. */
export interface PlaceHour {
  /** 0..23, on the clocks of the configured zone. */
  readonly hour: number;
  readonly isWeekend: boolean;
  readonly place: string;
  readonly count: number;
}

/** Messages of one channel that became the same thing in the same hour of a day. */
export interface MessageHour {
  readonly day: number;
  /** 0..23 */
  readonly hour: number;
  readonly channel: string;
  readonly action: MessageAction;
  readonly count: number;
}

/** A review, comment or answer of a survey. Its text is not kept. */
export interface ReviewEvidence {
  readonly day: number;
  readonly category: string;
  /** Hundredths of a star, 100..500; -1 where none was given. */
  readonly rating: number;
  /** Hundredths, −100 (negative) .. 100; `undefined` where the text says nothing or is in no language that is read. */
  readonly sentiment: number | undefined;
  /** Topics that the text complains about, sorted. */
  readonly complaints: readonly string[];
}

/** Somebody the customer invited or shared with. */
export interface Contact {
  /** Their id, as events give it. */
  readonly target: string;
  readonly kind: 'invite' | 'share';
  readonly count: number;
  readonly firstDay: number;
}

export interface NameCount {
  readonly name: string;
  readonly count: number;
}

/** Orders placed in an hour of a weekday. */
export interface OrderHour {
  /** 0 Monday .. 6 Sunday. */
  readonly weekday: number;
  /** 0..23 */
  readonly hour: number;
  readonly count: number;
}

/**
 * What whole events say of a customer that the activity does not remember: taken from the day digests of the newest 400 days. Sums
 * are integers, lists are bounded (`evidence-limits.ts`) and sorted by their key, so the same events in the same days give the same
 * value, however the work was cut.
 */
export interface Evidence {
  /** By product id. */
  readonly items: readonly ItemEvidence[];
  /** By day, product, price. Returns are not taken off. */
  readonly purchases: readonly Purchase[];
  /** Whole orders that later days, or other ids of the customer, may tell again; by order. Empty once they are settled. */
  readonly wholeOrders: readonly WholeOrder[];
  /** By day. */
  readonly visits: readonly VisitDay[];
  /** Search terms, lower case, by term. */
  readonly searches: readonly NameCount[];
  readonly places: readonly PlaceHour[];
  readonly messages: readonly MessageHour[];
  /** By day. */
  readonly reviews: readonly ReviewEvidence[];
  /** By target, kind. */
  readonly contacts: readonly Contact[];
  /** Invitations and shares, those that name nobody included. */
  readonly invites: number;
  readonly shares: number;
  readonly orderHours: readonly OrderHour[];
  /** Orders by how they were paid, and how they were delivered. */
  readonly payments: readonly NameCount[];
  readonly deliveries: readonly NameCount[];
}

export const noEvidence: Evidence = {
  items: [],
  purchases: [],
  wholeOrders: [],
  visits: [],
  searches: [],
  places: [],
  messages: [],
  reviews: [],
  contacts: [],
  invites: 0,
  shares: 0,
  orderHours: [],
  payments: [],
  deliveries: [],
};
