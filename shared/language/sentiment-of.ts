import type { Language } from './language-of.ts';
import type { WeighedClause } from './weigh-clauses.ts';

export type SentimentLabel = 'negative' | 'neutral' | 'positive';

export interface Sentiment {
  readonly language: Language;
  /** -1..1, three decimals. */
  readonly score: number;
  readonly label: SentimentLabel;
  /** Opinions that it rests on, 1 or more. */
  readonly words: number;
}

/** Weight of what stands before a "but", and after it: as in VADER. */
const beforeContrast = 0.5;
const afterContrast = 1.5;
/** Sum of weights at which the score is 0.71. As in VADER. */
const half = Math.sqrt(15);
/** Scores that are neither good nor bad. */
const leastScore = 0.1;

/** What a text thinks of its subject, by its clauses; `undefined` where none has an opinion. */
export function sentimentOf(clauses: readonly WeighedClause[], language: Language): Sentiment | undefined {
  const words = clauses.reduce((sum, clause) => sum + clause.words, 0);
  if (words === 0) return undefined;
  const score = scoreOf(clauses);
  return { language, score, label: labelOf(score), words };
}

/** What clauses come to together: their sum x, with those before and after a "but" at their weights, as x / √(x² + 15). */
export function scoreOf(clauses: readonly WeighedClause[]): number {
  const last = clauses.findLastIndex(({ isContrast, words }) => isContrast && words > 0);
  const sum = clauses.reduce((so, { weight }, at) => {
    const share = last === -1 ? 1 : at < last ? beforeContrast : afterContrast;
    return so + weight * share;
  }, 0);
  return Math.round((sum / Math.hypot(sum, half)) * 1000) / 1000;
}

export function labelOf(score: number): SentimentLabel {
  if (Math.abs(score) < leastScore) return 'neutral';
  return score > 0 ? 'positive' : 'negative';
}
