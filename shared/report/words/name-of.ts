import type { LocalizedText } from '../../domain/localized-text.ts';
import { capitalised } from '../format/fractions.ts';

export type Names = Readonly<Record<string, LocalizedText>>;

/** The words for a key such as `at_risk`; a key without words, as of a tag or map of one's own, with spaces for underscores. */
export function nameOf(names: Names, key: string): LocalizedText {
  const known = Object.hasOwn(names, key) ? names[key] : undefined;
  if (known !== undefined) return known;
  const plain = key.replaceAll('_', ' ');
  return { en: capitalised(plain), zh: plain };
}
