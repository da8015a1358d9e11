import type { ValidateResult } from '../results.ts';

/** What to preview: a campaign of `config/campaigns/`, or a rule by itself under the defaults of a campaign. */
export type PreviewRequest = { readonly campaign: string } | { readonly rule: string };

/** What `strata preview --json` gives: whom a campaign would reach by the published run, were it published now. */
export interface PreviewResult {
  /** `null` of a rule by itself. */
  readonly campaign: string | null;
  readonly rule: string;
  /** The run whose profiles, model and `as_of` it is judged by. */
  readonly run: string;
  readonly asOf: string;
  /** Its date in the configured zone. */
  readonly asOfDate: string;
  /** Customers of the run. */
  readonly customers: number;
  /** matched = sum of excluded + members. */
  readonly matched: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly members: number;
  /** Members over customers, 0..1. */
  readonly share: number;
  /** Expected arms, those of earlier runs kept; both 0 when the audience would be withheld. */
  readonly treatment: number;
  readonly control: number;
  /** Against the members in the run; a withheld audience has none. */
  readonly entered: number;
  readonly exited: number;
  readonly minimumSize: number;
  /** Why there would be no files. A campaign that is not active is counted as if it were. */
  readonly withheld: string | null;
  /** Every other campaign of the run -> how many of these members are in its audience there. */
  readonly overlap: Readonly<Record<string, number>>;
  /** At most ten members, chosen by a hash of their ids: the same customers while they are members. */
  readonly sample: readonly string[];
  /** What makes these numbers differ from those of the next run. */
  readonly notes: readonly string[];
  readonly seconds: number;
}

export type PreviewOutcome =
  | { readonly preview: PreviewResult /** Of other files. */; readonly problems: ValidateResult['problems'] }
  | { readonly invalid: ValidateResult };
