import type { StatusResult } from './results.ts';

/** What an earlier start left. */
export interface Leftovers {
  readonly runs: StatusResult['runs'];
  /** When the configuration in force was accepted, ISO 8601; `null` before the first. */
  readonly inForceSince: string | null;
  /** `as_of` of the published run; `undefined` before the first. */
  readonly publishedAsOf: string | undefined;
}

/**
 * Whether a run at this instant need not be made again: one was done with the configuration in force. The last one of a demo must
 * also be the one that is published, since its outcome is what is shown.
 */
export function isReusable(asOf: string, isLast: boolean, { runs, inForceSince, publishedAsOf }: Leftovers): boolean {
  if (inForceSince === null || (isLast && publishedAsOf !== asOf)) return false;
  return runs.some((run) => run.status === 'done' && run.asOf === asOf && run.startedAt >= inForceSince);
}
