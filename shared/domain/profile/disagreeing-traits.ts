import { compareUtf8 } from '../compare-utf8.ts';
import type { TraitValue } from './profile.ts';

/**
 * Names of the traits of which not everybody says the same, in the order of UTF-8 bytes: sources, providers, the customer. Capitals
 * and blanks around a value make no difference; spellings do, as `f` and `female`.
 */
export function disagreeingTraits(traits: readonly TraitValue[]): string[] {
  const said = Map.groupBy(traits, ({ name }) => name);
  return [...said]
    .filter(([, values]) => new Set(values.map(({ value }) => value.trim().toLowerCase())).size > 1)
    .map(([name]) => name)
    .sort(compareUtf8);
}
