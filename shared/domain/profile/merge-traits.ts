import { compareUtf8 } from '../compare-utf8.ts';
import type { TraitValue } from './profile.ts';

/** Should there be more, a profile has what was declared before what third parties say, each of least name. */
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
  const sorted = [...byKey].sort(([x], [y]) => compareUtf8(x, y)).map(([, trait]) => trait);
  return sorted.length <= mostTraits ? sorted : withinLimit(sorted);
}

/** The declared ones first, as far as there is room. Whether one stays depends on its key alone, so that merging keeps its laws. */
function withinLimit(sorted: readonly TraitValue[]): TraitValue[] {
  const declared = sorted.filter(({ origin }) => origin === 'declared');
  const others = sorted.filter(({ origin }) => origin !== 'declared');
  const kept = new Set([...declared, ...others].slice(0, mostTraits));
  return sorted.filter((trait) => kept.has(trait));
}

const keyOf = ({ name, origin, source }: TraitValue): string => `${name}\0${origin}\0${source}`;
