import { hash } from 'node:crypto';
import { type Item, readNumber } from './attribute-values.ts';

/** Ledger items, so that no single one takes all registrations. */
export const ledgerShards = 16;
/** Drops that a shard takes; a drop that is among them may always register again. */
export const dropsPerShard = 1_000;
/** Removed by one update; an update expression has room for some hundred. */
const removedAtOnce = 25;

/** 0..15, the first four bits of SHA-256 of the drop. */
export const shardOf = (drop: string): number => (hash('sha256', drop, 'buffer')[0] as number) >> 4;

/** A shard at one instant. */
export interface LedgerSnapshot {
  /** The next sequence: every one below was given out. */
  readonly sequence: number;
  /** Drop -> its sequence. */
  readonly inFlight: ReadonlyMap<string, number>;
  /** Drop -> when it was finished, in milliseconds since 1970-01-01T00:00Z; still in flight for those who registered before. */
  readonly finished: ReadonlyMap<string, number>;
}

export function readLedgerShard(item: Item): LedgerSnapshot {
  return {
    sequence: readNumber(item, 'sequence'),
    inFlight: readNumbers(item, 'inflight'),
    finished: readNumbers(item, 'finished'),
  };
}

/** Drops that were finished before the instant, the earliest first, at most 25: whoever could still apply them is past the deadline. */
export function leavingDrops(
  { finished }: LedgerSnapshot,
  finishedBefore: number,
): [drop: string, finishedAt: number][] {
  return [...finished]
    .filter(([, at]) => at < finishedBefore)
    .sort(([a, atA], [b, atB]) => atA - atB || (a < b ? -1 : 1))
    .slice(0, removedAtOnce);
}

function readNumbers(item: Item, attribute: string): Map<string, number> {
  const map = item[attribute]?.M ?? {};
  return new Map(Object.keys(map).map((name) => [name, readNumber(map, name)]));
}
