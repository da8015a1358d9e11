import type { ModelIndex } from './model-index.ts';
import type { OwnItem } from './own-items.ts';
import { similarityUnits } from './recommendation-model.ts';
import type { Scores } from './scores.ts';

/** What the customer has: to be bought again. */
export function scoreAgain(own: readonly OwnItem[], scores: Scores): void {
  for (const { place, weight } of own) scores.add(place, weight);
}

/** Neighbours of what the customer has: the sum of weight · similarity. */
export function scoreSimilar(own: readonly OwnItem[], { model }: ModelIndex, scores: Scores): void {
  const { offsets, items, similarities } = model.neighbours;
  for (const { place, weight } of own) {
    const end = offsets[place + 1] ?? 0;
    for (let at = offsets[place] as number; at < end; at++)
      scores.add(items[at] as number, weight * ((similarities[at] as number) / similarityUnits));
  }
}

/** What is popular among the like: the sum of weight · cosine of the contents, times popularity. */
export function scoreContent(own: readonly OwnItem[], { model, vectors, shelves }: ModelIndex, scores: Scores): void {
  const taste = new Float64Array(shelves.length);
  const { offsets, terms, weights } = vectors;
  const tasted = new Set<number>();
  for (const { weight, vector } of own)
    for (const [term, part] of vector) {
      taste[term] = (taste[term] as number) + weight * part;
      tasted.add(term);
    }
  for (const term of tasted)
    for (const item of shelves[term] ?? []) {
      if (scores.of(item) > 0) continue;
      let likeness = 0;
      for (let at = offsets[item] as number; at < (offsets[item + 1] as number); at++)
        likeness += (weights[at] as number) * (taste[terms[at] as number] as number);
      scores.raise(item, likeness * (model.popularity[item] as number));
    }
}

/** Consequents of the rules whose whole antecedent the customer has: the greatest of confidence · the antecedent's least weight. */
export function scoreRules(own: readonly OwnItem[], { rules }: ModelIndex, scores: Scores): void {
  const weights = new Map(own.map(({ place, weight }) => [place, weight]));
  for (const first of weights.keys())
    for (const { antecedent, consequent, confidence } of rules.get(first) ?? [])
      scores.raise(consequent, confidence * leastWeight(antecedent, weights));
}

/** 0 when one of the items is not there. */
export const leastWeight = (items: readonly number[], weights: ReadonlyMap<number, number>): number =>
  items.reduce((least, item) => Math.min(least, weights.get(item) ?? 0), Number.POSITIVE_INFINITY);

/** Popular items of the segment, above 1 to 2, then those of all customers, up to 1. */
export function scorePopular(segment: string | undefined, { popular, segments }: ModelIndex, scores: Scores): void {
  const ofSegment = segment === undefined ? undefined : segments.get(segment);
  for (const [item, count] of ofSegment ?? []) scores.raise(item, 1 + count / (ofSegment?.[0]?.[1] ?? 1));
  for (const [item, count] of popular) scores.raise(item, count / (popular[0]?.[1] ?? 1));
}
