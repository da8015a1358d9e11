import type { LocalizedText } from '../../domain/localized-text.ts';
import { percent } from './numbers.ts';

const fractions: readonly (LocalizedText & { readonly share: number })[] = [
  { share: 1 / 10, en: 'a tenth', zh: '十分之一' },
  { share: 1 / 5, en: 'a fifth', zh: '五分之一' },
  { share: 1 / 4, en: 'a quarter', zh: '四分之一' },
  { share: 1 / 3, en: 'a third', zh: '三分之一' },
  { share: 1 / 2, en: 'half', zh: '一半' },
  { share: 2 / 3, en: 'two thirds', zh: '三分之二' },
  { share: 3 / 4, en: 'three quarters', zh: '四分之三' },
  { share: 9 / 10, en: 'nine tenths', zh: '十分之九' },
];

/** How far a share may be from a fraction that stands for it. */
const tolerance = 0.02;

/** A share of 0..1 as a fraction in words where one is within two points of it, the nearest; else in percent. */
export function inWords(share: number): LocalizedText {
  const [nearest] = fractions.toSorted((a, b) => Math.abs(a.share - share) - Math.abs(b.share - share));
  if (nearest !== undefined && Math.abs(nearest.share - share) <= tolerance) return { en: nearest.en, zh: nearest.zh };
  return { en: percent(share), zh: percent(share) };
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const smallChinese = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

/** A small count in words, up to ten: `four`, `四`; above that in digits. */
export const numberInWords = (value: number): LocalizedText => ({
  en: small[value] ?? String(value),
  zh: smallChinese[value] ?? String(value),
});

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
