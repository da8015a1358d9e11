import { type ContentTerm, contentVector, type ItemFacts } from './content-vector.ts';
import type { ModelIndex } from './model-index.ts';
import type { OwnItem } from './own-items.ts';
import { similarityUnits } from './recommendation-model.ts';

/** Score above 0 by id. */
export type Scores = Map<string, number>;

/** What the customer has: to be bought again. */
export const scoreAgain = (own: readonly OwnItem[]): Scores => new Map(own.map(({ id, weight }) => [id, weight]));

/** Neighbours of what the customer has: the sum of weight · similarity. */
export function scoreSimilar(own: readonly OwnItem[], { model, placeOf }: ModelIndex): Scores {
  const { offsets, items, similarities } = model.neighbours;
  const scores: Scores = new Map();
  for (const { id, weight } of own) {
    const place = placeOf.get(id);
    if (place === undefined) continue;
    for (let at = offsets[place] as number; at < (offsets[place + 1] as number); at++) {
      const other = model.items[items[at] as number] as string;
      const similarity = (similarities[at] as number) / similarityUnits;
      scores.set(other, (scores.get(other) ?? 0) + weight * similarity);
    }
  }
  return scores;
}

/** Facts of an item: the model's, or for an item it does not know those of the history. */
export function factsOfOwn({ id, facts }: OwnItem, { placeOf, factsOf }: ModelIndex): ItemFacts {
  const place = placeOf.get(id);
  return place === undefined ? facts : factsOf(place);
}

/** What is popular among the like: the sum of weight · cosine of the contents, times popularity. */
export function scoreContent(own: readonly OwnItem[], index: ModelIndex): Scores {
  const taste = new Map<ContentTerm, number>();
  for (const item of own)
    for (const [term, weight] of contentVector(factsOfOwn(item, index)))
      taste.set(term, (taste.get(term) ?? 0) + item.weight * weight);
  const candidates = new Set<number>();
  for (const term of taste.keys()) for (const item of index.shelves.get(term) ?? []) candidates.add(item);
  const scores: Scores = new Map();
  for (const item of candidates) {
    let likeness = 0;
    for (const [term, weight] of index.vectors[item] ?? []) likeness += weight * (taste.get(term) ?? 0);
    scores.set(index.model.items[item] as string, likeness * (index.model.popularity[item] as number));
  }
  return scores;
}

/** Consequents of the rules whose whole antecedent the customer has: the greatest of confidence · the antecedent's least weight. */
export function scoreRules(own: readonly OwnItem[], { model, placeOf, rules }: ModelIndex): Scores {
  const weights = new Map<number, number>();
  for (const { id, weight } of own) {
    const place = placeOf.get(id);
    if (place !== undefined) weights.set(place, weight);
  }
  const scores: Scores = new Map();
  for (const first of weights.keys())
    for (const { antecedent, consequent, confidence } of rules.get(first) ?? []) {
      if (!antecedent.every((item) => weights.has(item))) continue;
      const score = confidence * Math.min(...antecedent.map((item) => weights.get(item) as number));
      const id = model.items[consequent] as string;
      if (score > (scores.get(id) ?? 0)) scores.set(id, score);
    }
  return scores;
}

/** Popular items of the segment, above 1 to 2, then those of all customers, up to 1. */
export function scorePopular(segment: string | undefined, { model, popular, segments }: ModelIndex): Scores {
  const scores: Scores = new Map();
  const ofSegment = segment === undefined ? [] : (segments.get(segment) ?? []);
  for (const [list, above] of [
    [popular, 0],
    [ofSegment, 1],
  ] as const) {
    const most = list[0]?.[1] ?? 1;
    for (const [item, count] of list) scores.set(model.items[item] as string, above + count / most);
  }
  return scores;
}
