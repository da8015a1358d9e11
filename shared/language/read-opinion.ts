import { complaintsOf } from './complaints-of.ts';
import { languageOf } from './language-of.ts';
import { type Sentiment, sentimentOf } from './sentiment-of.ts';
import type { Topic } from './topic-words.ts';
import { weighClauses } from './weigh-clauses.ts';

export interface Opinion {
  /** `undefined` where the text is neither English nor Chinese, or has no opinion. */
  readonly sentiment: Sentiment | undefined;
  /** Topics complained about, in the order of `topics`; none where the language is not understood. */
  readonly complaints: readonly Topic[];
}

/**
 * What a text thinks of its subject and what it complains about.
 *
 * @param rating 1..5, where there is one
 */
export function readOpinion(text: string, rating?: number): Opinion {
  const language = languageOf(text);
  if (language === undefined) return { sentiment: undefined, complaints: [] };
  const clauses = weighClauses(text, language);
  return { sentiment: sentimentOf(clauses, language), complaints: complaintsOf(clauses, language, rating) };
}
