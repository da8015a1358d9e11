import type { ProfileId } from '../domain/identity/profile-id.ts';

/** The segments of one customer; `none` where in none. */
export interface CustomerSegments {
  readonly id: ProfileId;
  readonly rfm: string;
  readonly tier: string;
  readonly lifecycle: string;
  readonly cluster: string;
}

/** The run that segments are of. */
export interface SegmentsRun {
  readonly run: string;
  /** ISO 8601, UTC. */
  readonly asOf: string;
  /** When its execution began, ISO 8601 in UTC. Runs follow each other, so this is their order, whatever `asOf` they look back from. */
  readonly startedAt: string;
}

/** Segments beside the profiles, for applications that look a single customer up. */
export interface SegmentStore {
  /**
   * Keeps the segments of these customers, in place of those of earlier runs; what a later run kept stays. Safe to repeat, at the
   * same time as well.
   *
   * @returns how many were kept; the others a later run had kept already
   * @throws {SegmentStoreThrottledError} when the table refused for longer than the retry budget; calling again completes the rest
   */
  keepSegments(run: SegmentsRun, customers: readonly CustomerSegments[]): Promise<number>;
  /** What is kept of these customers, in the order asked for, those of whom there is nothing left out. Consistent. */
  read(ids: readonly ProfileId[]): Promise<(CustomerSegments & SegmentsRun)[]>;
}

export class SegmentStoreThrottledError extends Error {
  override readonly name = 'SegmentStoreThrottledError';
  /** Customers whose segments were not written. */
  readonly pending: number;

  constructor(pending: number, options?: ErrorOptions) {
    super(
      `The profile table throttled the segments of ${pending} customers for longer than the retry budget.`,
      options,
    );
    this.pending = pending;
  }
}
