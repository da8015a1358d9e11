import type { EventKind, OrderGrain } from '../domain/event/event.ts';
import type { LocalizedText } from '../domain/localized-text.ts';

/** `strata.yaml` after parsing, with every default filled in. Shapes are checked by `parse-settings.ts`. */
export interface Settings {
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name; decides what a day is. */
  readonly timeZone: string;
  readonly sources: Readonly<Record<string, SourceSettings>>;
  readonly rfm: RfmSettings;
  readonly tiers: { readonly dormantAfterDays: number };
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
  /** A sentence for the top of the report, such as that campaigns are examples. */
  readonly reportNote?: LocalizedText;
}

export interface SourceSettings {
  /** Name of a preset under `shared/sources/presets/`. */
  readonly preset: string;
  /** Overrides the preset's. */
  readonly orderGrain?: OrderGrain;
  /** IANA zone of times without an offset; the configured zone unless given here or by the preset. */
  readonly timeZone?: string;
}

export interface RfmSettings {
  /** 1..400. */
  readonly windowDays: number;
  readonly returns: 'net' | 'ignore';
  readonly ties: 'rank' | 'edges' | 'rfm-package';
  readonly map: 'classic' | 'shopify';
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
  readonly consent: { readonly channel: string; readonly required: boolean };
  /** Identifiers and traits added to each row, when known. */
  readonly columns: readonly string[];
}

/** What the catalogue says of a product. */
export interface CatalogProduct {
  readonly category?: string;
  readonly brand?: string;
  readonly listPriceMinor?: number;
}

/** The configuration in force, whole. */
export interface Configuration {
  /** First 12 hex digits of SHA-256 over paths and contents of its files. */
  readonly version: string;
  readonly settings: Settings;
  readonly campaigns: readonly Campaign[];
  readonly catalog: ReadonlyMap<string, CatalogProduct>;
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
