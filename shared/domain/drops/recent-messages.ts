import { hash } from 'node:crypto';

/**
 * Tells whether a message id came before, among the last `memory` that were asked about, itself included.
 *
 * Ids are kept as the first 64 bits of their SHA-256 in an open-addressed table of fixed size (32 MB, taken at the first
 * question), so memory does not grow with the drop. Two different ids are taken for one with a chance of about 3e-8 a million.
 */
export function createRecentMessages(memory = 1_000_000): { isRepeat(messageId: string): boolean } {
  let table: Table | undefined;
  let asked = 0;

  function isRepeat(messageId: string): boolean {
    table ??= createTable(memory);
    const { keys, places, queue } = table;
    const key = hash('sha256', messageId, 'buffer').readBigUInt64LE(0) || 1n;
    const place = asked++ % memory;
    const leaving = queue[place] as bigint;
    if (leaving !== 0n && places[slotOf(keys, leaving)] === place) remove(table, leaving);

    const slot = slotOf(keys, key);
    const repeat = keys[slot] === key;
    keys[slot] = key;
    places[slot] = place;
    queue[place] = key;
    return repeat;
  }

  return { isRepeat };
}

interface Table {
  /** 0 where a slot is free. */
  readonly keys: BigUint64Array;
  /** Place in the queue of a key's newest mention. */
  readonly places: Uint32Array;
  /** The last mentions, as a ring. */
  readonly queue: BigUint64Array;
}

function createTable(memory: number): Table {
  // At most half full, so that probes stay short; a power of two.
  const slots = 2 ** Math.ceil(Math.log2(2 * memory));
  return { keys: new BigUint64Array(slots), places: new Uint32Array(slots), queue: new BigUint64Array(memory) };
}

/** Slot where the search for a key begins. */
const homeOf = (keys: BigUint64Array, key: bigint): number => Number(BigInt.asUintN(32, key)) & (keys.length - 1);

/** Slot that holds the key, or the free one where it would go. */
function slotOf(keys: BigUint64Array, key: bigint): number {
  const last = keys.length - 1;
  let slot = homeOf(keys, key);
  while (keys[slot] !== 0n && keys[slot] !== key) slot = (slot + 1) & last;
  return slot;
}

/** Deletion that leaves no gap in a probe sequence (Knuth, TAOCP 3, 6.4, algorithm R). */
function remove({ keys, places }: Table, key: bigint): void {
  const last = keys.length - 1;
  let gap = slotOf(keys, key);
  for (let slot = (gap + 1) & last; keys[slot] !== 0n; slot = (slot + 1) & last) {
    const home = homeOf(keys, keys[slot] as bigint);
    const staysPut = gap <= slot ? gap < home && home <= slot : gap < home || home <= slot;
    if (staysPut) continue;
    keys[gap] = keys[slot] as bigint;
    places[gap] = places[slot] as number;
    gap = slot;
  }
  keys[gap] = 0n;
}
