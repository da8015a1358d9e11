import type { Scheme } from '../../shared/contracts/movement-sums.ts';
import type { MovementStatistics } from '../../shared/contracts/statistics.ts';
import type { LocalizedText } from '../../shared/domain/localized-text.ts';

export interface DiffOptions {
  /** A run's id, a prefix that no other run's id has, its date, `latest`, or `previous`: the one published before the latest. */
  readonly before: string;
  readonly after: string;
  readonly movers?: {
    readonly scheme: Scheme;
    /** How many to list. */
    readonly limit: number;
    /** File that all of them are written to, as CSV. */
    readonly csv?: string;
  };
}

/** What `strata diff --json` gives. Field names are a contract: they may be added to, not renamed. */
export interface DiffResult {
  readonly before: DiffedRun;
  readonly after: DiffedRun;
  /** Of both runs, of the later alone, of the earlier alone. */
  readonly customers: { readonly stayed: number; readonly arrived: number; readonly gone: number };
  /** Most customers first; clusters are left out where no cluster is in both runs. */
  readonly schemes: MovementStatistics['schemes'];
  readonly clusters: {
    /** In the order of the later run. */
    readonly kept: readonly KeptCluster[];
    readonly new: readonly SizedCluster[];
    readonly gone: readonly SizedCluster[];
  };
  /** Most first: the later run's customers over the earlier one's deciles. Features of both runs. */
  readonly drift: MovementStatistics['drift'];
  readonly audiences: readonly DiffedAudience[];
  readonly configuration: ConfigurationChange;
  readonly movers: {
    readonly scheme: Scheme;
    /** All of them, listed or not. */
    readonly customers: number;
    /** By customer id. */
    readonly listed: readonly Mover[];
    /** Where all of them were written. */
    readonly csv: string | null;
  } | null;
}

export interface DiffedRun {
  readonly run: string;
  readonly asOf: string;
  readonly customers: number;
}

export interface SizedCluster {
  readonly id: string;
  readonly name: LocalizedText;
  readonly customers: number;
}

export interface KeptCluster {
  readonly id: string;
  readonly name: LocalizedText;
  /** In the earlier run, where that was another one. */
  readonly formerName?: LocalizedText;
  readonly before: number;
  readonly after: number;
  /** Customers of both runs who are in it in both, over those who are in it in either: 0..1. */
  readonly overlap: number;
}

export interface DiffedAudience {
  readonly campaign: string;
  /** Members; `null` where the run had no such campaign. None where the audience was withheld. */
  readonly before: number | null;
  readonly after: number | null;
  readonly withheld: { readonly before: boolean; readonly after: boolean };
  readonly entered: number;
  readonly exited: number;
}

export interface ConfigurationChange {
  readonly before: string;
  readonly after: string;
  /** Files by path; empty where the version is the same, `null` where one of them is no longer kept. */
  readonly files: readonly { readonly file: string; readonly change: 'added' | 'removed' | 'changed' }[] | null;
  /** Keys of `strata.yaml` whose value differs, such as `segmentation.rfm.window_days`. */
  readonly settings: readonly string[];
}

export interface Mover {
  readonly userId: string;
  readonly from: string;
  readonly to: string;
}
