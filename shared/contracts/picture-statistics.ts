import type { FunnelStage } from '../domain/visits/funnel-stage.ts';

/** Part of `statistics.json`: how customers come back, how they come to an order, what is expected of them and what they say. */
export interface PictureStatistics {
  readonly cohorts: CohortStatistics;
  readonly funnel: FunnelStatistics;
  readonly value: ValueStatistics;
  readonly together: TogetherStatistics;
  readonly feedback: FeedbackStatistics;
}

/** C10: customers by the month of their first counted order, and by the months since. */
export interface CohortStatistics {
  /** The last day that was looked at, `YYYY-MM-DD`: that before `as_of`'s. Its month is the last, and may not be over. */
  readonly lastDate: string;
  readonly isLastMonthOver: boolean;
  /** Those with customers, oldest first. */
  readonly rows: readonly {
    /** `YYYY-MM`; `null` for all that are older than 36 months together. */
    readonly month: string | null;
    readonly customers: number;
    /** Customers with a counted order so many months after their first, from 0, which are all; as far as the last month. */
    readonly active: readonly number[];
  }[];
}

/** C10: visits, over the days that evidence looks back to. */
export interface FunnelStatistics {
  /** Of the days that were read, `YYYY-MM-DD`; `null` without any. */
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** Of the stages that occur at all, in their order: visits that went through all of them so far, one after the other. */
  readonly steps: readonly {
    readonly stage: FunnelStage;
    readonly visits: number;
    /** Mean time since the stage before; `null` for the first, and where nobody came. */
    readonly meanSeconds: number | null;
  }[];
  /** In the order of the tiers, those without a visit left out: visits that came as far as a stage, or further. */
  readonly tiers: readonly {
    readonly key: string;
    readonly customers: number;
    readonly visits: number;
    readonly carts: number;
    readonly checkouts: number;
    readonly orders: number;
  }[];
  /** Kinds of events in their order, as `view>cart_add`: most visits first, at most 12. */
  readonly paths: readonly { readonly path: string; readonly visits: number }[];
  /** Terms that were searched for, by customers and days: most first, at most 20. */
  readonly searches: readonly { readonly term: string; readonly customers: number }[];
  /** Terms that are not told because fewer than ten searched for them on every one of the days. */
  readonly rareSearches: number;
}

/** C5, over those of whom the model of orders (`bg-nbd`) says anything. */
export interface ValueStatistics {
  /** Days in which orders are expected, and over which money is. */
  readonly ordersWithinDays: number;
  readonly moneyWithinDays: number;
  readonly customers: number;
  readonly expectedOrders: number;
  /** Of whom money is said, and their sum. */
  readonly valued: number;
  readonly clvMinor: number;
  /** In the order of the tiers, those without customers left out. */
  readonly tiers: readonly {
    readonly key: string;
    readonly customers: number;
    readonly expectedOrders: number;
    readonly valued: number;
    readonly clvMinor: number;
    /** Money of the customers at a quarter, a half and three quarters, to 1 %; `null` where none is said. */
    readonly clvQuartiles: readonly [p25: number, median: number, p75: number] | null;
    /** Of those of whom a chance to still buy is told, those with less than one half. */
    readonly told: number;
    readonly leaving: number;
  }[];
  /** Chance to still buy, rising: from `from`, below the next one. */
  readonly alive: readonly {
    readonly from: number;
    readonly customers: number;
    readonly expectedOrders: number;
    readonly clvMinor: number;
  }[];
}

/** C9: what is bought together. */
export interface TogetherStatistics {
  readonly baskets: number;
  /** By falling lift, at most 10. */
  readonly rules: readonly {
    readonly antecedent: readonly RuleItem[];
    readonly consequent: readonly RuleItem[];
    readonly count: number;
    readonly confidence: number;
    readonly lift: number;
  }[];
}

export interface RuleItem {
  readonly product: string;
  /** Path; empty where it is not known. */
  readonly category: string;
}

/** Reviews, comments and surveys, over the days that evidence looks back to. */
export interface FeedbackStatistics {
  readonly customers: number;
  readonly reviews: number;
  readonly rated: number;
  /** 1..5; `null` where nobody rated. */
  readonly meanStars: number | null;
  /** Reviews by whole stars, from 1 to 5. */
  readonly stars: readonly number[];
  /** Of the reviews whose text says something. */
  readonly opinions: { readonly negative: number; readonly neutral: number; readonly positive: number };
  /** Most reviews first, then by topic. */
  readonly complaints: readonly { readonly topic: string; readonly reviews: number }[];
}
