import { compareUtf8 } from '../compare-utf8.ts';

/**
 * Rows of the ids with the smallest hashes, at most `limit`, rising: the same customers whatever their order or number of parts,
 * and nearly the same from run to run.
 *
 * @param ids distinct
 */
export function sampleRows(ids: readonly string[], limit: number): Uint32Array {
  const rows = Uint32Array.from(ids, (_, row) => row);
  if (ids.length <= limit) return rows;
  const hashes = Uint32Array.from(ids, hashOf);
  rows.sort((a, b) => (hashes[a] as number) - (hashes[b] as number) || compareUtf8(ids[a] as string, ids[b] as string));
  return rows.slice(0, limit).sort();
}

/** The given rows of a row-major matrix, one under the other. */
export function takeRows(matrix: Float64Array, d: number, rows: Uint32Array): Float64Array {
  const taken = new Float64Array(rows.length * d);
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] as number) * d;
    taken.set(matrix.subarray(from, from + d), i * d);
  }
  return taken;
}

/** FNV-1a over UTF-16 units, 32 bits, with the finaliser of MurmurHash3 so that similar ids land far apart. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
