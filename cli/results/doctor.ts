/** What `strata doctor` found of one thing. */
export interface Finding {
  /** What was looked at, such as `node` or `dead letters`. */
  readonly check: string;
  /** A `problem` keeps something from working now; a `warning` is worth knowing. */
  readonly status: 'ok' | 'warning' | 'problem';
  readonly message: string;
  /** What to do about it; `null` where nothing is to be done. */
  readonly next: string | null;
}

export interface DoctorResult {
  /** Whether there is no problem; there may be warnings. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
}
