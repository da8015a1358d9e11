import { compareUtf8 } from '../compare-utf8.ts';
import type { TraitValue } from './profile.ts';

/** A profile has the traits of least name, should there be more. */
const mostTraits = 48;

/** Newer first; at the same second the greater value, so that the choice depends on nothing else. */
export const outranksTrait = (a: TraitValue, b: TraitValue): boolean =>
  (a.seconds - b.seconds || compareUtf8(a.value, b.value)) > 0;

/** The newest value of each trait that each source gave, by name, origin and source. */
export function mergeTraits(a: readonly TraitValue[], b: readonly TraitValue[]): readonly TraitValue[] {
  if (b.length === 0) return a;
  const byKey = new Map(a.map((trait) => [keyOf(trait), trait]));
  for (const trait of b) {
    const key = keyOf(trait);
    const same = byKey.get(key);
    if (same === undefined || outranksTrait(trait, same)) byKey.set(key, trait);
  }
  return [...byKey]
    .sort(([x], [y]) => compareUtf8(x, y))
    .slice(0, mostTraits)
    .map(([, trait]) => trait);
}

const keyOf = ({ name, origin, source }: TraitValue): string => `${name}\0${origin}\0${source}`;
