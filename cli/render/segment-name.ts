import { lifecycleNames } from '../../shared/domain/lifecycle/lifecycle-stage.ts';
import { tierNames } from '../../shared/domain/tiers/tier.ts';
import { type Names, nameOf } from '../../shared/report/words/name-of.ts';
import { rfmNames } from '../../shared/report/words/segments.ts';
import type { Language } from '../language-option.ts';
import { words } from './text.ts';

const names: Readonly<Record<string, Names>> = { tier: tierNames, lifecycle: lifecycleNames, rfm: rfmNames };

/** A segment in a line of text: in English by its key, as rules write it, in Chinese by its name. */
export const segmentName = (scheme: string, key: string, language: Language): string =>
  language === 'zh' && names[scheme] !== undefined ? nameOf(names[scheme], key).zh : words(key);
