import { compareUtf8 } from '../compare-utf8.ts';
import type { TraitValue } from '../profile/profile.ts';

/** The value of each trait that counts: declared before third-party, then newer, then the smaller value. */
export function effectiveTraits(traits: readonly TraitValue[]): ReadonlyMap<string, TraitValue> {
  const best = new Map<string, TraitValue>();
  for (const trait of traits) {
    const known = best.get(trait.name);
    if (known === undefined || outranks(trait, known)) best.set(trait.name, trait);
  }
  return best;
}

function outranks(a: TraitValue, b: TraitValue): boolean {
  if (a.origin !== b.origin) return a.origin === 'declared';
  return (b.seconds - a.seconds || compareUtf8(a.value, b.value)) < 0;
}
