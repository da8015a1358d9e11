import type { Problem } from '../shared/contracts/configuration.ts';
import type { Scheme } from '../shared/contracts/movement-sums.ts';
import type { Arm } from '../shared/domain/campaigns/arms.ts';
import type { TraitOrigin } from '../shared/domain/event/event.ts';
import type { LocalizedText } from '../shared/domain/localized-text.ts';
import type { StackStatus } from './results/stack-status.ts';

/** What commands give with `--json`. Field names are a contract: they may be added to, not renamed. */
export interface DropResult {
  readonly source: string;
  readonly file: string;
  readonly drop: string;
  readonly status: 'applied' | 'duplicate' | 'refused';
  readonly rows: {
    readonly read: number;
    readonly applied: number;
    readonly duplicate: number;
    readonly refused: number;
  };
  readonly refused: Readonly<Record<string, number>>;
  readonly repaired: Readonly<Record<string, number>>;
  readonly customers: number;
  /** Where the refused rows are. */
  readonly quarantine: string | null;
  /** Why the file could not be read at all; `null` when it could. */
  readonly problem: { readonly message: string; readonly found?: string; readonly expected?: string } | null;
  /** The first refused rows, without the rows themselves. */
  readonly samples: readonly { readonly line: number; readonly reason: string; readonly message: string }[];
  readonly seconds: number;
}

export interface AudienceResult {
  readonly campaign: string;
  readonly members: number;
  readonly treatment: number;
  readonly control: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly withheld: string | null;
  readonly minimumSize: number;
  readonly manifest: string;
}

export interface RunResult {
  readonly run: string;
  readonly asOf: string;
  readonly profiles: number;
  readonly parts: number;
  readonly segments: {
    readonly rfm: Readonly<Record<string, number>>;
    readonly tier: Readonly<Record<string, number>>;
    readonly lifecycle: Readonly<Record<string, number>>;
    readonly cluster: readonly { readonly id: string; readonly name: LocalizedText; readonly size: number }[];
  };
  readonly model: {
    readonly k: number;
    readonly inertia: number;
    readonly silhouette: number | null;
    readonly features: readonly string[];
  };
  readonly audiences: readonly AudienceResult[];
  /** Since the run before, `null` in the first: who moved by scheme, clusters left out where none is in both runs. */
  readonly movements: {
    readonly previousRun: string;
    readonly stayed: number;
    readonly arrived: number;
    readonly gone: number;
    readonly moved: Readonly<Partial<Record<Scheme, number>>>;
  } | null;
  readonly digests: { readonly audiences: string; readonly model: string };
  readonly report: string;
  readonly seconds: number;
}

export interface ValidateResult {
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  /** Files that were looked at. */
  readonly files: number;
  /** What a person should know of a change that is accepted, in sentences. */
  readonly notices?: readonly string[];
  /** When the configuration in force was accepted, ISO 8601; `null` before the first. */
  readonly inForceSince: string | null;
}

export interface ProfileResult {
  readonly userId: string;
  readonly identities: Readonly<Record<string, readonly string[]>>;
  /** The value that holds, by name. */
  readonly traits: Readonly<Record<string, string>>;
  /** All that is kept of traits, by name, origin and source; `at` is ISO 8601. */
  readonly traitValues: readonly {
    readonly name: string;
    readonly value: string;
    readonly origin: TraitOrigin;
    readonly source: string;
    readonly at: string;
  }[];
  /** Names of traits of which not everybody says the same. */
  readonly disagreements: readonly string[];
  readonly tags: Readonly<
    Record<
      string,
      {
        readonly value: number | string | boolean;
        readonly confidence: number;
        readonly origin: string;
        readonly computedAt: string;
        /** Of the definition. */
        readonly version: number;
      }
    >
  >;
  /**
   * What the tags are computed from: the evidence of the published run, or the stored activity alone, as of who came after the run and
   * of everybody where another version laid its customers out.
   */
  readonly tagsFrom: 'run' | 'stored';
  readonly segments: {
    readonly rfm: string | null;
    readonly tier: string | null;
    readonly lifecycle: string | null;
    readonly cluster: string | null;
  };
  /** R, F and M, 1..5 each; `null` without a counted order in the window. */
  readonly scores: readonly [number, number, number] | null;
  readonly clusterName: LocalizedText | null;
  readonly memberships: Readonly<Record<string, { readonly arm: Arm; readonly since: string }>>;
  /** Lists that one of the customer's ids is on. */
  readonly lists: readonly string[];
  /** Channels on which the customer is not to be contacted; `*` stands for all. */
  readonly suppressed: readonly string[];
  readonly activity: {
    readonly firstDay: string | null;
    readonly lastDay: string | null;
    readonly activeDays: number;
    readonly orders: number;
    readonly spendMinor: number;
    readonly currency: string;
    readonly events: Readonly<Record<string, number>>;
  };
  readonly consents: Readonly<Record<string, boolean>>;
  /** What own tags that the customer has are called, by key. */
  readonly ownTagNames: Readonly<Record<string, LocalizedText>>;
}

export interface StatusResult {
  readonly drops: readonly {
    readonly drop: string;
    readonly source: string;
    readonly status: string;
    readonly key: string;
    readonly rows: {
      readonly read: number;
      readonly applied: number;
      readonly duplicate: number;
      readonly refused: number;
    };
    readonly openedAt: string;
    readonly finishedAt: string | null;
  }[];
  readonly runs: readonly {
    readonly run: string;
    readonly asOf: string;
    readonly status: string;
    readonly profiles: number | null;
    readonly startedAt: string;
    readonly finishedAt: string | null;
    readonly failure: string | null;
  }[];
  readonly deadLetters: number;
  readonly profiles: number;
  readonly configuration: {
    /** When the one in force was accepted, ISO 8601; `null` before the first. */
    readonly inForceSince: string | null;
    /** What was refused when `config/` was last looked at. */
    readonly problems: readonly Problem[];
  };
  /** Of a deployed stack alone. */
  readonly stack?: StackStatus;
}

export interface DigestResult {
  readonly profiles: number;
  readonly sha256: string;
}
