import { compareUtf8 } from '../compare-utf8.ts';
import type { TraitValue } from '../profile/profile.ts';

export type EffectiveTrait = Pick<TraitValue, 'value' | 'origin'>;

/** The value that holds of a trait: declared before third-party, newer before older, then the greater by UTF-8 bytes. */
export function effectiveTrait(
  traits: readonly TraitValue[],
  name: string,
  beforeSeconds = Number.POSITIVE_INFINITY,
): EffectiveTrait | undefined {
  let best: TraitValue | undefined;
  for (const trait of traits) {
    if (trait.name !== name || trait.seconds >= beforeSeconds) continue;
    if (best === undefined || outranks(trait, best)) best = trait;
  }
  return best;
}

function outranks(a: TraitValue, b: TraitValue): boolean {
  if (a.origin !== b.origin) return a.origin === 'declared';
  if (a.seconds !== b.seconds) return a.seconds > b.seconds;
  return compareUtf8(a.value, b.value) > 0;
}
