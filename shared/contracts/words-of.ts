import type { LocalizedText } from '../domain/localized-text.ts';

/** What people read for a key that has no name: its words. */
export function wordsOf(key: string): LocalizedText {
  const words = key.replaceAll('_', ' ');
  return { en: words, zh: words };
}
