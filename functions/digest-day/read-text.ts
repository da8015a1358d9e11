import type { TextReading } from '../../shared/domain/evidence/day-evidence.ts';
import { sentimentOf } from '../../shared/language/sentiment-of.ts';
import { topicOpinionsOf } from '../../shared/language/topics-of.ts';

/** Characters of a text that are read: a longer one is no review. */
const longestRead = 5_000;

/** What is kept of a review: its opinion and what it complains about, of texts in English and Chinese. */
export function readText(text: string, rating: number | undefined): TextReading {
  const read = text.slice(0, longestRead);
  return { sentiment: sentimentOf(read)?.score, complaints: [...topicOpinionsOf(read, rating).complaints] };
}
