import { expect, it } from 'vitest';
import { languageOf } from '../../../shared/language/language-of.ts';

it.each([
  ['', undefined],
  ['12345 !!!', undefined],
  // Words of little meaning, more of them English than not: "the" and "is" are ours, "el" and "es" theirs.
  ['the lamp', 'en'],
  ['the lamp es', undefined],
  ['the lamp is es', 'en'],
  ['the lamp el es', undefined],
  ['I DON’T lamp es', 'en'],
  // Of texts without any, one known word in three: excellent is an opinion, fast and delivery are words of reviews.
  ['excellent lamp table', 'en'],
  ['excellent lamp table chair', undefined],
  ['fast delivery', 'en'],
  ['lamp table', undefined],
  // More Chinese characters than Latin words, no kana and no hangul.
  ['好', 'zh'],
  ['好 lamp', undefined],
  ['很好 lamp', 'zh'],
  ['最高です', undefined],
  ['最高 サイズ', undefined],
  ['정말 最高', undefined],
  ['Отличный товар', undefined],
])('languageOf(%j) is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
