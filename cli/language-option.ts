import { Option } from 'commander';
import type { LocalizedText } from '../shared/domain/localized-text.ts';

export type Language = keyof LocalizedText;

export interface LanguageOptions {
  readonly lang: Language;
}

/** `--lang en|zh` of what people read; JSON has both languages or none. */
export const languageOption = (): Option =>
  new Option('--lang <language>', 'language of what is read: English or Chinese').choices(['en', 'zh']).default('en');
