import type { DropCounts } from '../domain/drops/drop-counts.ts';
import type { LocalizedText } from '../domain/localized-text.ts';

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
  /** By falling size. */
  readonly clusters: readonly {
    readonly id: string;
    readonly name: LocalizedText;
    readonly size: number;
    readonly spendMinor: number;
    readonly previous: number | null;
    /** Mean of the cluster minus mean of all, in standard deviations of all, by feature; strongest first. */
    readonly deviations: readonly {
      readonly feature: string;
      readonly name: LocalizedText;
      readonly deviation: number;
      readonly mean: number;
    }[];
  }[];
}

export interface AudienceStatistics {
  readonly campaign: string;
  readonly name: LocalizedText;
  readonly rule: string;
  readonly strategy: string;
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
