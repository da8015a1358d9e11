import { compareUtf8 } from '../compare-utf8.ts';
import { hash48 } from '../hash48.ts';
import { addSafely } from './add-safely.ts';

/** Adds two tables of counts by name. */
export function addNameCounts(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  const sum = new Map(a);
  for (const [name, count] of b) sum.set(name, addSafely(sum.get(name) ?? 0, count));
  return sum;
}

/** Bytes of an entry beside its name, at most. */
const bytesOfCount = 9;

/**
 * Keeps the names of least hash that fit into so many bytes; the empty name counts the rest.
 *
 * Whether a name fits depends on it and the names before it alone, and merging only adds to those. So a name that was dropped
 * once never comes back, and the outcome does not depend on the order of merging.
 */
export function boundNames(counts: ReadonlyMap<string, number>, mostBytes: number): ReadonlyMap<string, number> {
  let bytes = 0;
  for (const name of counts.keys()) bytes += bytesOf(name);
  if (bytes <= mostBytes) return counts;

  const sorted = [...counts.keys()].map((name) => ({ name, hash: name === '' ? -1 : hash48(name) }));
  sorted.sort((a, b) => a.hash - b.hash || compareUtf8(a.name, b.name));
  const bounded = new Map([['', 0]]);
  bytes = 0;
  for (const { name } of sorted) {
    bytes += bytesOf(name);
    const entry = bytes <= mostBytes ? name : '';
    bounded.set(entry, addSafely(bounded.get(entry) ?? 0, counts.get(name) as number));
  }
  return bounded;
}

const bytesOf = (name: string): number => (name === '' ? 0 : Buffer.byteLength(name) + bytesOfCount);
