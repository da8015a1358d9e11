import type { EventKind, OrderGrain, TraitOrigin } from '../domain/event/event.ts';
import type { ProfileId } from '../domain/identity/profile-id.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import type { PredictionDemands } from '../domain/prediction/usable.ts';
import type { RfmThresholds } from '../domain/rfm/rfm-cuts.ts';
import type { Tier } from '../domain/tiers/tier.ts';
import type { RuleType } from '../rules/rule.ts';
import type { Encoding, Mapping } from './mapping.ts';

/** `strata.yaml` after parsing, with every default filled in. Shapes are checked by `parse-settings.ts`. */
export interface Settings {
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name; decides what a day is. */
  readonly timeZone: string;
  readonly sources: Readonly<Record<string, SourceSettings>>;
  readonly rfm: RfmSettings;
  readonly tiers: {
    readonly dormantAfterDays: number;
    /** Rules in CEL of tiers that the user defines, tried before the built-in ones. */
    readonly rules: TierRules;
  };
  readonly clusters: {
    readonly k: readonly [least: number, most: number];
    readonly features: readonly string[] | 'default';
  };
  /** Interest weight of a kind in hundredths, as in 100 for a view; and the scale `s` of the score. */
  readonly interest: { readonly behaviour: Readonly<Partial<Record<EventKind, number>>>; readonly scale: number };
  /** Share of all customers that no campaign reaches, 0..0.5. */
  readonly globalHoldout: number;
  /** Units of the configured currency for one unit of another. */
  readonly rates: Readonly<Record<string, number>>;
  readonly minimumSize: number;
  /** Tags that may be predicted, and what is demanded of their models; nothing is predicted unless listed. */
  readonly predictions: Readonly<Record<string, PredictionDemands>>;
  /** The named groups, built in or not, then the tags of the user's own in the order of the file. */
  readonly tags: readonly OwnTag[];
  /** The built-in strategies and the user's, these first; of one key the user's counts. */
  readonly strategies: readonly Strategy[];
  /** A sentence for the top of the report, such as that campaigns are examples. */
  readonly reportNote?: LocalizedText;
}

/** Rules in CEL by the tier that they tell. */
export type TierRules = Readonly<Partial<Record<Tier, string>>>;

/** A named group, or a tag that `strata.yaml` defines. Its rule may name built-in tags, and those of this kind that stand above it. */
export interface OwnTag {
  /** `group.name` */
  readonly key: string;
  readonly type: RuleType;
  /** The CEL expression as written; of the tag's type. */
  readonly rule: string;
  readonly name: LocalizedText;
}

/** Something to do for a customer, named on the rows of audiences. */
export interface Strategy {
  readonly key: string;
  readonly name: LocalizedText;
  /** Whom `strategy: by-segment` gives it to, in CEL: the first strategy whose rule holds is a customer's. */
  readonly for?: string;
}

export interface SourceSettings {
  /** Name of a preset under `shared/sources/presets/`; absent where there is a mapping. */
  readonly preset?: string;
  readonly mapping?: Mapping;
  /** That of the preset, else UTF-8, unless given. */
  readonly encoding?: Encoding;
  /** Of CSV: one character; told from the first line unless given. */
  readonly separator?: string;
  /** An exactly equal row of the same drop, among its last million, is a duplicate. */
  readonly uniqueRows?: boolean;
  /** Overrides the preset's. */
  readonly orderGrain?: OrderGrain;
  /** Whose word traits and addresses are; overrides the preset's, which is the customer's own unless it says. */
  readonly origin?: TraitOrigin;
  /** IANA zone of times without an offset; the configured zone unless given here or by the preset. */
  readonly timeZone?: string;
}

export interface RfmSettings {
  /** 1..400. */
  readonly windowDays: number;
  readonly returns: 'net' | 'ignore';
  readonly ties: 'rank' | 'edges' | 'rfm-package';
  readonly map: 'classic' | 'shopify';
  /** Borders of the scores that are not taken from the customers; `ties` does not matter then. */
  readonly thresholds?: RfmThresholds;
}

/** `config/campaigns/<id>.yaml` after parsing, with every default filled in. */
export interface Campaign {
  readonly id: string;
  readonly name: LocalizedText;
  /** The CEL rule as written. */
  readonly audience: string;
  readonly strategy: string;
  readonly offer?: { readonly code: string; readonly discount?: number };
  readonly channel: string;
  /** Share of the members in the control arm, 0..0.9. */
  readonly holdout: number;
  readonly minimumSize: number;
  /** Higher first. */
  readonly priority: number;
  readonly outcome?: { readonly kind: EventKind; readonly windowDays: number };
  /** A customer is in at most one campaign of a group per run. */
  readonly exclusiveGroup?: string;
  /** Whoever was sent this many messages on the channel within the days before `as_of`'s is left out. */
  readonly frequencyCap?: { readonly messages: number; readonly days: number };
  /** Days since 1970-01-01 in the configured zone; runs whose `as_of` day lies outside publish no audience. */
  readonly startDay?: number;
  /** Inclusive. */
  readonly endDay?: number;
  readonly paused: boolean;
  readonly consent: { readonly channel: string; readonly required: boolean };
  /** Identifiers and traits added to each row, when known. */
  readonly columns: readonly string[];
}

/** What the catalogue says of a product. */
export interface CatalogProduct {
  readonly category?: string;
  readonly brand?: string;
  readonly listPriceMinor?: number;
  /** In the words of the catalogue, as are the two below; no event carries them. */
  readonly colour?: string;
  readonly style?: string;
  readonly material?: string;
}

/** Customers named by a file `config/lists/<name>.csv`, for `similarity(...)` and `in_list(...)`: profile ids. */
export type CustomerList = ReadonlySet<ProfileId>;

/** `config/tables/<name>.csv`: what a mapping looks values up in. Column -> key, which is the first column's value -> value. */
export type LookupTable = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The configuration in force, whole. */
export interface Configuration {
  /** First 12 hex digits of SHA-256 over paths and contents of its files. */
  readonly version: string;
  readonly settings: Settings;
  readonly campaigns: readonly Campaign[];
  readonly catalog: ReadonlyMap<string, CatalogProduct>;
  readonly lists: ReadonlyMap<string, CustomerList>;
  readonly tables: ReadonlyMap<string, LookupTable>;
}

export interface Problem {
  /** Path in the bucket, such as `config/campaigns/winback.yaml`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Characters of the line to underline; absent where no token stands for the problem. */
  readonly length?: number;
  /** What came. */
  readonly message: string;
  readonly expected: string;
}
