import type { TextReading } from '../../shared/domain/evidence/day-evidence.ts';
import { sentimentOf } from '../../shared/language/sentiment-of.ts';
import { topicOpinionsOf } from '../../shared/language/topics-of.ts';

/** What is kept of a review: its opinion and what it complains about, of texts in English and Chinese. */
export const readText = (text: string, rating: number | undefined): TextReading => ({
  sentiment: sentimentOf(text)?.score,
  complaints: [...topicOpinionsOf(text, rating).complaints],
});
