import type { Language } from '../language-option.ts';

/** One of two texts that say the same. */
export type Say = (en: string, zh: string) => string;

export const sayIn =
  (language: Language): Say =>
  (en, zh) =>
    language === 'zh' ? zh : en;
