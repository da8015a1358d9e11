import type { DropCounts } from '../domain/drops/drop-counts.ts';
import type { DropToken } from './profile-store.ts';

/** One worker's right to apply a drop, from one call of `register`. */
export interface Registration {
  readonly drop: string;
  /** Milliseconds since 1970-01-01T00:00Z; after it this worker reads no profile. */
  readonly deadline: number;
  token(batch: number): DropToken;
  /** Whether no drop in flight at registration had this sequence, and it was given out before. */
  isObsolete(sequence: number): boolean;
}

export interface DropRecord {
  readonly drop: string;
  readonly source: string;
  /** Key of the object that was read, and the version where the bucket has versions. */
  readonly key: string;
  readonly versionId?: string;
  readonly status: 'open' | 'done' | 'refused';
  /** Version of the configuration that all of the drop is read with. */
  readonly configuration: string;
  /** Number of the last batch that is wholly applied; -1 before the first. */
  readonly checkpoint: number;
  readonly counts: DropCounts;
  /** Why a `refused` drop could not be read, what was in its place, and what was expected. */
  readonly problem?: { readonly message: string; readonly found?: string; readonly expected?: string };
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly openedAt: number;
  readonly finishedAt?: number;
}

/**
 * Which drops were seen, how far each got, and what became of its rows.
 *
 * The order of calls is the protocol (ADR 003): register, then find or open, then apply and advance batch by batch, then finish.
 */
export interface DropLedger {
  /**
   * Puts the drop among those in flight and says what else is.
   *
   * @throws {LedgerFullError} when its shard holds 1,000 drops; the message should return to its queue
   */
  register(drop: string, now: number): Promise<Registration>;
  /** Consistent. */
  find(drop: string): Promise<DropRecord | undefined>;
  /** Creates the record, also in place of a refused one; gives back the record that is there, which another worker may have made. */
  open(record: DropRecord): Promise<DropRecord>;
  /** Moves the checkpoint up, never down, with the counts of all batches up to it. */
  advance(drop: string, checkpoint: number, counts: DropCounts): Promise<void>;
  /** Record first, then the ledger. Safe to repeat. */
  finish(drop: string, now: number): Promise<void>;
  /** Notes a drop that could not be read at all. Never replaces an open or done one. */
  refuse(record: DropRecord): Promise<void>;
  /** Newest first. */
  recent(limit: number): Promise<DropRecord[]>;
}

export class LedgerFullError extends Error {
  override readonly name = 'LedgerFullError';
  readonly shard: number;
  readonly inFlight: number;

  constructor(shard: number, inFlight: number) {
    super(`Ledger shard ${shard} holds ${inFlight} drops; at most 1,000 are allowed. Retry when some have finished.`);
    this.shard = shard;
    this.inFlight = inFlight;
  }
}
