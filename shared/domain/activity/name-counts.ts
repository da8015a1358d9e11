import { hash48 } from './hash48.ts';

/** Names a table holds before it tells only some apart. */
export const mostNames = 100;

/** Adds two tables of counts by name. */
export function addNameCounts(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  const sum = new Map(a);
  for (const [name, count] of b) sum.set(name, (sum.get(name) ?? 0) + count);
  return sum;
}

/**
 * Of more than 100 names keeps those with the least hash; the empty name counts the rest.
 *
 * A name that is dropped once has 100 names before it for ever, so the outcome does not depend on the order of merging.
 */
export function boundNames(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  if (counts.size <= mostNames) return counts;
  const names = [...counts.keys()].filter((name) => name !== '');
  if (names.length <= mostNames) return counts;
  const kept = new Set(
    names
      .map((name) => ({ name, hash: hash48(name) }))
      .sort((x, y) => x.hash - y.hash)
      .slice(0, mostNames)
      .map(({ name }) => name),
  );
  const bounded = new Map<string, number>();
  let rest = 0;
  for (const [name, count] of counts) {
    if (kept.has(name)) bounded.set(name, count);
    else rest += count;
  }
  return bounded.set('', rest);
}
