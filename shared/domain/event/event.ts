/** What a customer can do. The order is part of the activity's encoding: new kinds go to the end. */
export const eventKinds = [
  'view',
  'list_view',
  'search',
  'cart_add',
  'cart_remove',
  'favorite',
  'checkout',
  'order',
  'refund',
  'review',
  'like',
  'comment',
  'share',
  'invite',
  'coupon',
  'message',
  'survey',
  'identify',
  'alias',
  'consent',
  'custom',
] as const;

export type EventKind = (typeof eventKinds)[number];

/** One line of an order or refund, or the product another event is about. */
export interface Product {
  readonly id?: string;
  /** Path such as `electronics/phone/android`; every prefix of it is an interest. */
  readonly category?: string;
  readonly brand?: string;
  readonly name?: string;
}

export interface ProductLine extends Product {
  /** Pieces, 0 or more; may be a fraction where goods are weighed. */
  readonly quantity: number;
  /** Quantity times unit price, rounded once, half away from zero, in minor units of the configured currency. */
  readonly amountMinor: number;
}

/** How further rows of the same order are understood. */
export type OrderGrain = 'line' | 'whole';

/** Whose word a trait is: the customer's own, or that of somebody who knows of them. */
export type TraitOrigin = 'declared' | 'third_party';

/** One canonical thing a customer did, whatever file it came from. */
export interface Event {
  readonly kind: EventKind;
  /** Name of the source it came from. */
  readonly source: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly instant: number;
  /** Days since 1970-01-01 of the calendar day in the configured time zone. */
  readonly day: number;
  readonly messageId?: string;

  readonly userId?: string;
  readonly anonymousId?: string;
  readonly deviceId?: string;
  /** Normalised: trimmed, lower case. */
  readonly email?: string;
  /** Normalised: digits with a leading `+` where the country is known. */
  readonly phone?: string;
  /** The id that an `alias` says is the same customer as `userId`. */
  readonly previousId?: string;

  /**
   * The customer that an `invite` or `share` reached, or who came by it: a user id, or an e-mail address as the row wrote it; see
   * `targetIdsOf`.
   */
  readonly targetId?: string;
  readonly sessionId?: string;
  readonly product?: Product;
  /** Lines of an `order` or `refund`; a source of grain `line` gives one a row. */
  readonly lines?: readonly ProductLine[];
  readonly orderId?: string;
  readonly refundId?: string;
  readonly orderGrain?: OrderGrain;
  readonly discountMinor?: number;
  readonly coupon?: string;
  /** How an order is paid and how it is delivered, in the words of the source. Neither is part of the profile. */
  readonly paymentMethod?: string;
  readonly deliveryMethod?: string;
  /** Pieces, 0 or more, of events that have no lines. */
  readonly quantity?: number;
  /** Unit price as the row said it, in major units of `currency`. */
  readonly price?: number;
  readonly currency?: string;

  readonly durationSeconds?: number;
  readonly rating?: number;
  readonly text?: string;
  readonly campaignId?: string;
  readonly channel?: string;
  /** For `message`: sent, delivered, opened, clicked, bounced, unsubscribed. For `custom`: its name. */
  readonly action?: string;
  /** For `consent`: whether the customer agreed to `channel`. */
  readonly granted?: boolean;
  readonly device?: string;
  readonly region?: string;
  /** Said of the customer by this event. */
  readonly traits?: Readonly<Record<string, string>>;
  /** Whose word the traits and addresses are; the customer's own unless said. */
  readonly traitOrigin?: TraitOrigin;
  /** Of a third party: who within the source says so. */
  readonly provider?: string;
}
