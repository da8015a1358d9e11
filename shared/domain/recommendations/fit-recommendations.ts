import type { NamedRule } from '../association/named-rules.ts';
import { compareUtf8 } from '../compare-utf8.ts';
import type { ItemFacts } from './content-vector.ts';
import { foldHistories, type Histories, type Interactions, rowsWhere } from './interactions.ts';
import { mostPopular, popularity } from './popular-items.ts';
import { type RecommendationModel, similarityUnits } from './recommendation-model.ts';
import { similarItems } from './similar-items.ts';

export interface RecommendationData {
  /** Ids in UTF-8 order: item i of the interactions is `names[i]`. */
  readonly names: readonly string[];
  readonly interactions: Interactions;
  /** The day from which ages count: the last whole day of the data. */
  readonly day: number;
  /** What the catalogue says of an item. */
  readonly factsOf?: (id: string) => ItemFacts | undefined;
  /** Segment of a customer by place; `undefined` for none. */
  readonly segmentOf?: (customer: number) => string | undefined;
  /** By falling lift, as `namedRules` gives them. */
  readonly rules?: readonly Pick<NamedRule, 'antecedent' | 'consequent' | 'confidence'>[];
}

/** Defaults were chosen on a validation month of Online Retail, see ADR 013. */
export interface RecommendationOptions {
  /** @default 90 */
  readonly halfLifeDays?: number;
  /** @default 0.5 */
  readonly shrink?: number;
  /** @default 20 */
  readonly neighbours?: number;
  /** Items of fewer customers are recommended by content and popularity alone. @default 5 */
  readonly minCustomers?: number;
  /** Those that most customers have. @default 20,000 */
  readonly maxItems?: number;
  /** Of each customer, the newest. @default 500 */
  readonly maxItemsPerCustomer?: number;
  /** @default 2,000 */
  readonly maxRules?: number;
  /** Of each segment. @default 100 */
  readonly maxPopular?: number;
}

/**
 * Fits what recommendations are made from: neighbours of items, their popularity, their content, rules. The same data give the same
 * model, whatever the order of customers and of their rows; its size is bounded by the options.
 */
export function fitRecommendations(data: RecommendationData, options: RecommendationOptions = {}): RecommendationModel {
  const { halfLifeDays = 90, shrink = 0.5, neighbours = 20, minCustomers = 5 } = options;
  const { maxItems = 20_000, maxItemsPerCustomer = 500, maxRules = 2_000, maxPopular = 100 } = options;
  const all = foldHistories(data.interactions, Number.POSITIVE_INFINITY);
  const kept = mostCustomers(all, data.names.length, maxItems);
  const histories = foldHistories(onlyItems(all, placesOf(kept, data.names.length)), maxItemsPerCustomer);
  const age = { items: kept.length, day: data.day, halfLifeDays };
  const similar = similarItems(histories, { ...age, shrink, neighbours, minCustomers });
  const items = Array.from(kept, (item) => data.names[item] as string);
  return {
    items,
    neighbours: {
      offsets: [...similar.offsets],
      items: [...similar.items],
      similarities: Array.from(similar.similarities, (value) => Math.round(value * similarityUnits)),
    },
    popularity: [...popularity(histories, age)],
    content: contentOf(items, data.factsOf ?? (() => undefined)),
    rules: rulesAmong(items, data.rules ?? [], maxRules),
    segments: popularBySegment(histories, age, maxPopular, data.segmentOf ?? (() => undefined)),
    halfLifeDays,
  };
}

/** Items that most customers have, of as many the first; rising. */
function mostCustomers({ items }: Histories, size: number, most: number): Int32Array {
  const customers = new Int32Array(size);
  for (const item of items) customers[item] = (customers[item] as number) + 1;
  return Int32Array.from(customers.keys())
    .filter((item) => (customers[item] as number) > 0)
    .sort((a, b) => (customers[b] as number) - (customers[a] as number) || a - b)
    .slice(0, most)
    .sort();
}

/** By item: its place among those kept, or −1. */
function placesOf(kept: Int32Array, size: number): Int32Array {
  const places = new Int32Array(size).fill(-1);
  kept.forEach((item, place) => {
    places[item] = place;
  });
  return places;
}

/** Rows of the items kept, by their places. */
function onlyItems(histories: Histories, places: Int32Array): Interactions {
  const placeOf = (item: number): number => places[item] as number;
  const kept = rowsWhere(histories, (row) => placeOf(histories.items[row] as number) >= 0);
  return { ...kept, items: kept.items.map(placeOf) };
}

function contentOf(
  items: readonly string[],
  factsOf: (id: string) => ItemFacts | undefined,
): RecommendationModel['content'] {
  const facts = items.map((id) => factsOf(id) ?? {});
  const categories = namesOf(facts.map(({ category }) => category));
  const brands = namesOf(facts.map(({ brand }) => brand));
  return {
    categories: categories.names,
    brands: brands.names,
    category: categories.places,
    brand: brands.places,
    priceMinor: facts.map(({ priceMinor = 0 }) => priceMinor),
  };
}

function namesOf(values: readonly (string | undefined)[]): { names: string[]; places: number[] } {
  const names = [...new Set(values.filter((value): value is string => !!value))].sort(compareUtf8);
  const places = new Map(names.map((name, place) => [name, place]));
  return { names, places: values.map((value) => (value === undefined ? -1 : (places.get(value) ?? -1))) };
}

/** Rules with an antecedent whose items are all kept, by their places. */
function rulesAmong(
  items: readonly string[],
  rules: NonNullable<RecommendationData['rules']>,
  most: number,
): RecommendationModel['rules'] {
  const places = new Map(items.map((id, place) => [id, place]));
  const placeOf = (id: string): number => places.get(id) ?? -1;
  return rules
    .filter(({ antecedent }) => antecedent.length > 0)
    .map(({ antecedent, consequent: [then = ''], confidence }) => ({
      antecedent: antecedent.map(placeOf),
      consequent: placeOf(then),
      confidence,
    }))
    .filter(({ antecedent, consequent }) => consequent >= 0 && antecedent.every((item) => item >= 0))
    .slice(0, most);
}

function popularBySegment(
  histories: Histories,
  age: { readonly items: number; readonly day: number; readonly halfLifeDays: number },
  most: number,
  segmentOf: (customer: number) => string | undefined,
): RecommendationModel['segments'] {
  const segments = Array.from({ length: histories.offsets.length - 1 }, (_, customer) => segmentOf(customer));
  const names = [...new Set(segments.filter((name) => name !== undefined))].sort(compareUtf8);
  return Object.fromEntries(
    names.map((name) => {
      const sums = popularity(histories, age, (customer) => segments[customer] === name);
      return [name, mostPopular(sums, most).map((item) => [item, sums[item] as number] as const)];
    }),
  );
}
