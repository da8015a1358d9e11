import { type ContentTerm, contentVector, type ItemFacts } from './content-vector.ts';
import { mostPopular } from './popular-items.ts';
import type { RecommendationModel } from './recommendation-model.ts';

type Rule = RecommendationModel['rules'][number];

/** A model with what it takes to look things up in it. */
export interface ModelIndex {
  readonly model: RecommendationModel;
  readonly placeOf: ReadonlyMap<string, number>;
  readonly factsOf: (item: number) => ItemFacts;
  /** By item. */
  readonly vectors: readonly (readonly [term: ContentTerm, weight: number][])[];
  /** Most popular items of each category prefix and brand, most popular first. */
  readonly shelves: ReadonlyMap<ContentTerm, readonly number[]>;
  /** By the first item of their antecedents. */
  readonly rules: ReadonlyMap<number, readonly Rule[]>;
  /** Of all items, most popular first. */
  readonly popular: readonly (readonly [item: number, popularity: number])[];
  readonly segments: ReadonlyMap<string, readonly (readonly [item: number, popularity: number])[]>;
}

/** Items of a shelf, and of the most popular overall. */
const shelfItems = 50;
const popularItems = 1000;

export function indexModel(model: RecommendationModel): ModelIndex {
  const { categories, brands, category, brand, priceMinor } = model.content;
  const factsOf = (item: number): ItemFacts => ({
    category: categories[category[item] as number],
    brand: brands[brand[item] as number],
    priceMinor: priceMinor[item] || undefined,
  });
  const vectors = model.items.map((_, item) => contentVector(factsOf(item)));
  const byPopularity = mostPopular(Float64Array.from(model.popularity), model.items.length);
  return {
    model,
    placeOf: new Map(model.items.map((id, place) => [id, place])),
    factsOf,
    vectors,
    shelves: fillShelves(byPopularity, vectors),
    rules: rulesByFirst(model.rules),
    popular: byPopularity.slice(0, popularItems).map((item) => [item, model.popularity[item] as number]),
    segments: new Map(Object.entries(model.segments)),
  };
}

function fillShelves(byPopularity: readonly number[], vectors: ModelIndex['vectors']): Map<ContentTerm, number[]> {
  const shelves = new Map<ContentTerm, number[]>();
  for (const item of byPopularity)
    for (const [term] of vectors[item] ?? []) {
      if (term.startsWith('price:')) continue;
      const shelf = shelves.get(term) ?? [];
      if (shelf.length < shelfItems) shelf.push(item);
      shelves.set(term, shelf);
    }
  return shelves;
}

function rulesByFirst(rules: readonly Rule[]): Map<number, Rule[]> {
  const byFirst = new Map<number, Rule[]>();
  for (const rule of rules) {
    const first = rule.antecedent[0] as number;
    byFirst.set(first, [...(byFirst.get(first) ?? []), rule]);
  }
  return byFirst;
}
