import { type ContentTerm, contentVector, type ItemFacts } from './content-vector.ts';
import { mostPopular } from './popular-items.ts';
import type { RecommendationModel } from './recommendation-model.ts';

type Rule = RecommendationModel['rules'][number];
type Popular = readonly (readonly [item: number, popularity: number])[];

/** A component of a content vector, its term as a number. */
export type TermWeight = readonly [term: number, weight: number];

/** Content vectors of all items: item i has the components `offsets[i]` up to `offsets[i + 1]`. */
export interface ContentVectors {
  readonly offsets: Int32Array;
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/** A model with what it takes to look things up in it. Items are places in the model. */
export interface ModelIndex {
  readonly model: RecommendationModel;
  readonly placeOf: ReadonlyMap<string, number>;
  readonly categoryOf: (item: number) => string | undefined;
  readonly vectors: ContentVectors;
  readonly vectorAt: (item: number) => readonly TermWeight[];
  /** Content of an item that is not in the model; terms that no item of the model has are left out. */
  readonly vectorOf: (facts: ItemFacts) => readonly TermWeight[];
  /** By term: the most popular items of a category prefix or a brand, most popular first; none of a price. */
  readonly shelves: readonly (readonly number[])[];
  /** By the first item of their antecedents. */
  readonly rules: ReadonlyMap<number, readonly Rule[]>;
  /** Of all items, most popular first. */
  readonly popular: Popular;
  readonly segments: ReadonlyMap<string, Popular>;
}

/** Items of a shelf, and of the most popular overall. */
const shelfItems = 50;
const popularItems = 200;

export function indexModel(model: RecommendationModel): ModelIndex {
  const { categories, brands, category, brand, priceMinor } = model.content;
  const categoryOf = (item: number): string | undefined => categories[category[item] as number];
  const terms = new Map<ContentTerm, number>();
  const rows = model.items.map((_, item) => {
    const facts = {
      category: categoryOf(item),
      brand: brands[brand[item] as number],
      priceMinor: priceMinor[item] || undefined,
    };
    return contentVector(facts).map(([term, weight]): TermWeight => {
      const number = terms.get(term) ?? terms.size;
      terms.set(term, number);
      return [number, weight];
    });
  });
  const byPopularity = mostPopular(Float64Array.from(model.popularity), model.items.length);
  return {
    model,
    placeOf: new Map(model.items.map((id, place) => [id, place])),
    categoryOf,
    vectors: flatten(rows),
    vectorAt: (item) => rows[item] ?? [],
    vectorOf: (facts) =>
      contentVector(facts).flatMap(([term, weight]): TermWeight[] => {
        const number = terms.get(term);
        return number === undefined ? [] : [[number, weight]];
      }),
    shelves: fillShelves(byPopularity, rows, terms),
    rules: rulesByFirst(model.rules),
    popular: byPopularity.slice(0, popularItems).map((item) => [item, model.popularity[item] as number]),
    segments: new Map(Object.entries(model.segments)),
  };
}

function flatten(rows: readonly (readonly TermWeight[])[]): ContentVectors {
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, item) => {
    offsets[item + 1] = (offsets[item] as number) + row.length;
  });
  return {
    offsets,
    terms: Int32Array.from(rows.flatMap((row) => row.map(([term]) => term))),
    weights: Float64Array.from(rows.flatMap((row) => row.map(([, weight]) => weight))),
  };
}

function fillShelves(
  byPopularity: readonly number[],
  rows: readonly (readonly TermWeight[])[],
  terms: ReadonlyMap<ContentTerm, number>,
): number[][] {
  const shelves = Array.from(terms, (): number[] => []);
  const isShelf = [...terms.keys()].map((term) => !term.startsWith('price:'));
  for (const item of byPopularity)
    for (const [term] of rows[item] ?? []) {
      const shelf = shelves[term] ?? [];
      if (isShelf[term] && shelf.length < shelfItems) shelf.push(item);
    }
  return shelves;
}

function rulesByFirst(rules: readonly Rule[]): Map<number, Rule[]> {
  const byFirst = new Map<number, Rule[]>();
  for (const rule of rules) {
    const first = rule.antecedent[0] as number;
    const same = byFirst.get(first) ?? [];
    same.push(rule);
    byFirst.set(first, same);
  }
  return byFirst;
}
