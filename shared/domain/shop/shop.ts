import type { Customer } from '../customer/customer.ts';
import type { Influence } from '../influence/influence.ts';
import type { MessageHours } from '../timing/send-times.ts';

/** What the shop's events and its catalogue say of a product. */
export interface ShopProduct {
  /** First day anybody did anything with it, within the days that evidence looks back over; unknown in a shop of too many products. */
  readonly firstDay: number | undefined;
  /** Price of a piece at which most pieces were sold, of several the highest; 0 where none is known. */
  readonly usualMinor: number;
  /** Of the catalogue. */
  readonly listMinor?: number;
  readonly colour?: string;
  readonly style?: string;
  readonly material?: string;
}

/** How goods look, as far as a catalogue tells. */
export type Look = 'colour' | 'style' | 'material';

/** A value that a model foresees of a customer, with how sure it is, 0..1. */
export interface Prediction {
  readonly value: string;
  readonly confidence: number;
}

/** Of what the orders of a shop tell: whether anybody's had it. */
export interface OrderTerms {
  readonly coupons: boolean;
  readonly discounts: boolean;
  readonly returns: boolean;
}

/** What BG/NBD and Gamma-Gamma say of one customer. Money in minor units. */
export interface LifetimeValue {
  /** Chance that the customer still buys; `undefined` where one order day alone says nothing, or no dropout can be seen. */
  readonly pAlive: number | undefined;
  /** Orders (order days) expected within so many days from `as_of`. */
  expectedOrders(days: number): number;
  /** Discounted money expected within twelve months; `undefined` where no value of an order can be told. */
  readonly clvMinor: number | undefined;
}

/**
 * What a run knows of all customers together, which tags of one customer are measured against. Of a run whose models are not fitted
 * yet, and of a shop whose events do not tell, everything is unknown.
 */
export interface Shop {
  /**
   * Day from which the shop is known: the first by which more than 1 % of what was done with products, within the days that evidence
   * looks back over, had been done. Rows that stray from long before it do not count.
   */
  readonly knownFromDay: number | undefined;
  readonly terms: OrderTerms;
  product(id: string): ShopProduct | undefined;
  /** What the catalogue tells of any product at all; nothing else is looked for. @default anything may be told */
  readonly looks?: ReadonlySet<Look>;
  /**
   * Borders of the lower and the upper third of the prices of pieces sold in a category, in minor units: of the path itself, or of
   * the nearest prefix of it with enough sales.
   */
  priceThirds(category: string): readonly [low: number, high: number] | undefined;
  /** Spend of the buyers in minor units at 20, 60, 80, 95 %, rising; empty without buyers. */
  readonly spendCuts: readonly number[];
  /** Share of all pieces that were sold at least a tenth below their usual price, 0..1. */
  readonly reducedShare: number | undefined;
  /** Messages by channel: sent, opened and clicked, by the hour of the day in which that was (24 entries each). */
  readonly messageHours: ReadonlyMap<string, MessageHours>;
  /** Shares of the messages sent, on all channels, that were opened and clicked, 0..1; 0 where none were sent. */
  readonly openRate: number;
  readonly clickRate: number;
  lifetimeValue(customer: Customer): LifetimeValue | undefined;
  /** What invitations and shares say of a customer. @param id as people and files call the customer */
  influence(id: string): Influence | undefined;
  /** A value of a tag that a model is sure enough of, by the settings. */
  predict(tag: string, customer: Customer): Prediction | undefined;
}

export const unknownShop: Shop = {
  knownFromDay: undefined,
  terms: { coupons: false, discounts: false, returns: false },
  product: () => undefined,
  priceThirds: () => undefined,
  spendCuts: [],
  reducedShare: undefined,
  messageHours: new Map(),
  openRate: 0,
  clickRate: 0,
  lifetimeValue: () => undefined,
  influence: () => undefined,
  predict: () => undefined,
};
