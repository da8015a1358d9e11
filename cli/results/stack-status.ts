/** What `strata status` says of a stack beside drops and runs. */
export interface StackStatus {
  readonly name: string;
  /** Of the program that deployed it; `null` of one too old to say. */
  readonly version: string | null;
  /** Drops that nobody has taken up, and that are being worked on, as SQS counts them. */
  readonly queue: { readonly waiting: number; readonly inFlight: number };
  readonly deadLetters: { readonly drops: number; readonly configuration: number };
  /** How many alarms there are, and those that went off. */
  readonly alarms: {
    readonly total: number;
    readonly on: readonly {
      readonly name: string;
      readonly since: string | null;
      readonly meaning: string;
      /** Of the runbook, where it says what to do. */
      readonly section: string;
    }[];
  };
  /** When runs start by themselves; `null` where they do not. */
  readonly schedule: {
    readonly expression: string;
    readonly timeZone: string;
    readonly enabled: boolean;
  } | null;
  /** The last time that the workflow was started, by whom ever. */
  readonly lastExecution: {
    readonly name: string;
    readonly status: string;
    readonly startedAt: string;
    readonly stoppedAt: string | null;
  } | null;
}
