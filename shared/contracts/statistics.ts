import type { NotCompared } from '../domain/clusters/carry-clusters.ts';
import type { DropCounts } from '../domain/drops/drop-counts.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import type { ModelCard } from './model-card.ts';
import type { PictureStatistics } from './picture-statistics.ts';

/** `runs/<run>/statistics.json`: everything the report says, as numbers. Money in minor units, instants in ISO 8601 UTC. */
export interface Statistics {
  readonly run: string;
  readonly asOf: string;
  /** Date of `asOf` in the configured zone, `YYYY-MM-DD`. */
  readonly asOfDate: string;
  readonly timeZone: string;
  readonly currency: string;
  /** Minor units in a major one: 100 for GBP, 1 for JPY. */
  readonly minorPerMajor: number;
  readonly configuration: string;
  readonly previousRun: string | null;
  readonly note: LocalizedText | null;
  readonly parts: number;
  readonly data: DataStatistics;
  readonly customers: CustomerStatistics;
  readonly rfm: RfmStatistics;
  readonly clusters: ClusterStatistics;
  readonly audiences: readonly AudienceStatistics[];
  /** `null` in the first run. */
  readonly movements: MovementStatistics | null;
  readonly interests: InterestStatistics;
  /** Every tag and feature over all customers; by segment in `runs/<run>/descriptions.json`. */
  readonly descriptions: readonly Description[];
  /** Absent of runs of a version that did not count it, as is `models`. */
  readonly picture?: PictureStatistics;
  /** By name. */
  readonly models?: readonly ModelCard[];
}

/** What became of the customers since the previous run. */
export interface MovementStatistics {
  readonly previousRun: string;
  /** Date of its `as_of`, `YYYY-MM-DD`. */
  readonly previousDate: string;
  /** Customers of both runs, of this one alone, of the previous one alone. */
  readonly stayed: number;
  readonly arrived: number;
  readonly gone: number;
  readonly schemes: readonly {
    readonly scheme: 'tier' | 'lifecycle' | 'rfm' | 'cluster';
    /** Of those who stayed, in another segment than before. */
    readonly moved: number;
    /** Most customers first, then by `from` and `to`; who did not move is not listed. */
    readonly moves: readonly { readonly from: string; readonly to: string; readonly customers: number }[];
  }[];
  /** How far the distribution of each feature has moved: population stability index over the previous run's deciles. */
  readonly drift: readonly { readonly feature: string; readonly name: LocalizedText; readonly psi: number }[];
}

export interface InterestStatistics {
  /** With any interest above 0. */
  readonly customers: number;
  /** Category paths that anybody is interested in. */
  readonly paths: number;
  /** At most 30: most customers with a score of 5 or more first, then by path. */
  readonly top: readonly {
    readonly path: string;
    /** With a score above 0; with 5 or more. */
    readonly customers: number;
    readonly strong: number;
    /** Mean score of those with one above 0, 0..10. */
    readonly meanScore: number;
    /** `strong` in the previous run; `null` without one or where the path was not among its top. */
    readonly previousStrong: number | null;
  }[];
}

/** C11: one tag or feature over a group of customers. */
export interface Description {
  readonly key: string;
  readonly kind: 'tag' | 'feature';
  readonly name: LocalizedText;
  readonly type: 'number' | 'string' | 'bool' | 'day';
  /** Customers who have it; of how many. */
  readonly present: number;
  readonly customers: number;
  /**
   * Of numbers and days. A quantile is the value of the customer at that rank, exact up to 400 different values, else to 1 %. The mode
   * is the commonest value, or the middle of the fullest step of 2 %. `null` where nobody has it.
   */
  readonly numbers: {
    readonly mean: number;
    readonly mode: number;
    readonly least: number;
    readonly p05: number;
    readonly p25: number;
    readonly median: number;
    readonly p75: number;
    readonly p95: number;
    readonly most: number;
  } | null;
  /** Of texts and yes/no: at most 20, most customers first, then by value; the mode is the first. */
  readonly values: readonly { readonly value: string; readonly customers: number }[] | null;
}

/** `runs/<run>/descriptions.json`. */
export interface Descriptions {
  readonly overall: readonly Description[];
  /** By scheme (tier, lifecycle, rfm, cluster), then by segment; segments without customers are left out. */
  readonly bySegment: readonly {
    readonly scheme: string;
    readonly segment: string;
    readonly descriptions: readonly Description[];
  }[];
}

export interface DataStatistics {
  readonly drops: number;
  /** Over all drops that are done. */
  readonly rows: Pick<DropCounts, 'read' | 'applied' | 'duplicate'> & { readonly refused: number };
  readonly refused: Readonly<Record<string, number>>;
  readonly repaired: Readonly<Record<string, number>>;
  /** Events before `asOf`'s day, from the day digests. */
  readonly sources: readonly {
    readonly source: string;
    readonly events: Readonly<Record<string, number>>;
    readonly newest: string | null;
  }[];
  readonly newest: string | null;
  /** Days with events, and the first of them. */
  readonly days: number;
  readonly firstDate: string | null;
}

export interface CustomerStatistics {
  /** Customers with an event before `asOf`'s day. */
  readonly profiles: number;
  /** Of those, with a counted order in the RFM window. */
  readonly buyers: number;
  /** Net money of all customers in the RFM window. */
  readonly spendMinor: number;
  /** In the order core, growth, ordinary, dormant. */
  readonly tiers: readonly GroupStatistics[];
  /** In the order prospect, new, active, loyal, returned, at_risk, lapsed, lost. */
  readonly lifecycle: readonly GroupStatistics[];
  /** Share of the money that the best 1, 5, 10, 20, 50 % of the buyers brought, 0..1. */
  readonly concentration: readonly { readonly share: number; readonly spendShare: number }[];
  /** Profiles by how hard they are folded; above 0 some daily detail is kept by month only. */
  readonly folded: readonly number[];
}

export interface GroupStatistics {
  readonly key: string;
  readonly customers: number;
  readonly spendMinor: number;
  readonly medianRecencyDays: number | null;
  /** Size in the previous run, where there is one. */
  readonly previous: number | null;
}

export interface RfmStatistics {
  readonly windowDays: number;
  readonly ties: string;
  readonly returns: string;
  readonly map: string;
  /** In the order of the map. */
  readonly segments: readonly GroupStatistics[];
  /** 25 cells, R and F 1..5. */
  readonly heat: readonly {
    readonly r: number;
    readonly f: number;
    readonly customers: number;
    readonly spendMinor: number;
  }[];
  /** Four values a measure, in days, orders, minor units. */
  readonly cuts: {
    readonly recency: readonly number[];
    readonly frequency: readonly number[];
    readonly money: readonly number[];
  };
}

export interface ClusterStatistics {
  readonly k: number;
  readonly silhouette: number | null;
  readonly inertia: number;
  readonly features: readonly string[];
  /** Why clusters were not compared with those of the previous run: all ids are new then. Absent when they were, and in a first run. */
  readonly notCompared?: NotCompared;
  /** Clusters of the previous run that none of this run goes on with; empty where they were not compared. */
  readonly gone: readonly GoneCluster[];
  /** By falling size. */
  readonly clusters: readonly {
    readonly id: string;
    readonly name: LocalizedText;
    readonly size: number;
    readonly spendMinor: number;
    readonly previous: number | null;
    /** How it compares with the cluster of that id in the previous run; `null` where it is new or there was none. */
    readonly match: {
      /** Customers of this run whom both models put into it, over those whom either does: 0..1. */
      readonly overlap: number;
      /** How far its centre moved, in standard deviations of all customers: root of the sum over the features. */
      readonly shift: number;
      /** Its name in the previous run, where that was another one. */
      readonly formerName?: LocalizedText;
    } | null;
    /** Of customers of both runs: who came in from another cluster, who left for another. */
    readonly joined: number | null;
    readonly left: number | null;
    /** Mean of the cluster minus mean of all, in standard deviations of all, by feature; strongest first. */
    readonly deviations: readonly {
      readonly feature: string;
      readonly name: LocalizedText;
      readonly deviation: number;
      readonly mean: number;
    }[];
  }[];
}

/** Added to `ClusterStatistics` for what the previous run had and this one has not. */
export interface GoneCluster {
  readonly id: string;
  readonly name: LocalizedText;
  readonly previous: number;
}

export interface AudienceStatistics {
  readonly campaign: string;
  readonly name: LocalizedText;
  readonly rule: string;
  readonly strategy: string;
  /** As the configuration names the strategy; absent of `by-segment`, and where it names none. */
  readonly strategyName?: LocalizedText;
  readonly channel: string;
  readonly matched: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly members: number;
  readonly treatment: number;
  readonly control: number;
  readonly minimumSize: number;
  readonly withheld: string | null;
  readonly entered: number;
  readonly exited: number;
  /** Key of the manifest, and of the files with their sizes. */
  readonly manifest: string;
  readonly files: readonly { readonly key: string; readonly rows: number; readonly bytes: number }[];
}
