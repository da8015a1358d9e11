import type { TextReading } from '../../shared/domain/evidence/day-evidence.ts';
import { readOpinion } from '../../shared/language/read-opinion.ts';

/** Characters of a text that are read: a longer one is no review. */
const longestRead = 5_000;

/** What is kept of a review: its opinion and what it complains about, of texts in English and Chinese. */
export function readText(text: string, rating: number | undefined): TextReading {
  const { sentiment, complaints } = readOpinion(text.slice(0, longestRead), rating);
  return { sentiment: sentiment?.score, complaints };
}
