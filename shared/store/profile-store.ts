import type { ProfileId } from '../domain/identity/profile-id.ts';
import type { Profile } from '../domain/profile/profile.ts';

/** Marks a batch of a drop as applied to a profile. */
export interface DropToken {
  /** Ledger shard the drop is registered in, 0..15. */
  readonly shard: number;
  readonly sequence: number;
  /** From 0 up. A profile that holds a token of the same shard and sequence with this batch or a later one is done. */
  readonly batch: number;
}

/** The right of one worker to apply one batch. */
export interface Application {
  readonly token: DropToken;
  /** Whether a token of the same shard is of a drop that nobody can still be applying, so that profiles may forget it. */
  isObsolete(sequence: number): boolean;
  /** Milliseconds since 1970-01-01T00:00Z. No profile is read after it. */
  readonly deadline: number;
}

export interface ProfileEstimate {
  /** Items in the table, roughly. */
  readonly profiles: number;
}

export interface ProfileStore {
  /**
   * Merges each delta into its profile, once: a delta whose token the profile already holds changes nothing.
   *
   * @param deltas at most one a profile
   * @throws {LeaseExpiredError} when the deadline passed; what was applied stays, and a later worker completes the rest
   * @throws {ProfileStoreThrottledError} when the table refused for longer than the retry budget; calling again with the same
   *   token completes the rest
   */
  applyDeltas(deltas: readonly Profile[], application: Application): Promise<void>;
  /** The items of these ids, in the order asked for, those that do not exist left out. Consistent. */
  read(ids: readonly ProfileId[]): Promise<Profile[]>;
  /** Every item of one of `total` disjoint segments that together hold all. Order is unspecified. */
  scan(segment: number, total: number): AsyncIterable<Profile>;
  /** A rough and cheap size, for planning. */
  estimate(): Promise<ProfileEstimate>;
  /** Exact number of profile items; reads them all. */
  count(): Promise<number>;
}

export class LeaseExpiredError extends Error {
  override readonly name = 'LeaseExpiredError';
  /** Deltas that were not applied. */
  readonly pending: number;

  constructor(pending: number) {
    super(`The lease ended with ${pending} profiles of the batch not yet written.`);
    this.pending = pending;
  }
}

export class ProfileStoreThrottledError extends Error {
  override readonly name = 'ProfileStoreThrottledError';
  /** Deltas that were not applied. */
  readonly pending: number;

  constructor(pending: number, options?: ErrorOptions) {
    super(`The profile table throttled ${pending} writes for longer than the retry budget.`, options);
    this.pending = pending;
  }
}
