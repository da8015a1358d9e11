import type { FunnelSums } from '../visits/funnel.ts';
import type { SearchTerms } from './search-terms.ts';

/** One product of the shop, over the days that evidence looks back to. */
export interface ProductFacts {
  readonly product: string;
  readonly category: string;
  readonly brand: string;
  /** First day anybody did anything with it; `null` where products were let go of before all days were seen: it may be one of them. */
  readonly firstDay: number | null;
  /** Price of a piece at which most pieces were sold, of several the highest; 0 where none is known. */
  readonly usualMinor: number;
}

/** `runs/<run>/shop.json`: what the events of all customers add up to. */
export interface ShopFacts {
  /** First and last day with events that were read; `null` without any. */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  /**
   * First day by which more than 1 % of all customer-days of products had been; `null` without any. Unlike `firstDay` no stray row moves
   * it.
   */
  readonly knownFromDay: number | null;
  /** By product id; of more than 100,000 those with most orders, then customers. */
  readonly products: readonly ProductFacts[];
  /** Category path -> borders of the lower and the upper third of the prices of pieces sold, in minor units. By path. */
  readonly priceThirds: readonly (readonly [category: string, low: number, high: number])[];
  /** Share of the pieces that were sold at least a tenth below their product's usual price, 0..1; `null` where no price is known. */
  readonly reducedShare: number | null;
  /** Messages by channel: sent, opened and clicked, by hour of the day (24 entries each). By channel. */
  readonly messageHours: readonly {
    readonly channel: string;
    readonly sent: readonly number[];
    readonly opened: readonly number[];
    readonly clicked: readonly number[];
  }[];
  /** Visits by the stages of the funnel. */
  readonly funnel: FunnelSums;
  /** Commonest first, at most 50. */
  readonly paths: readonly (readonly [path: string, visits: number])[];
  readonly searches: SearchTerms;
}
