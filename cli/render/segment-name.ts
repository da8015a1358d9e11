import { type Names, nameOf } from '../../shared/report/words/name-of.ts';
import { segmentNames } from '../../shared/report/words/segments.ts';
import type { Language } from '../language-option.ts';
import { words } from './text.ts';

const known: Readonly<Record<string, Names>> = segmentNames;

/** A segment in a line of text: in English by its key, as rules write it, in Chinese by its name. */
export const segmentName = (scheme: string, key: string, language: Language): string =>
  language === 'zh' && known[scheme] !== undefined ? nameOf(known[scheme], key).zh : words(key);
