import { type Scaler, scaleRows } from '../clusters/scaler.ts';
import type { Customer } from '../customer/customer.ts';
import { chooseFeatures } from '../features/choose-features.ts';

/** Mean of the vectors of a list's customers. */
export interface Centroid {
  /** Customers it is the mean of. */
  readonly customers: number;
  /** Of the scaled features, in the order of the model's. */
  readonly features: readonly number[];
  /** Category path and mean score / 10, by falling number of customers who have an interest in it, then path. */
  readonly interests: readonly (readonly [path: string, score: number])[];
}

/** All that is needed to tell how like the customers of a list any customer is. JSON keeps it whole. */
export interface SimilarityModel {
  readonly features: readonly string[];
  readonly scaler: Scaler;
  /** By name of the list; only lists of which somebody is a customer. */
  readonly lists: Readonly<Record<string, Centroid>>;
}

/** How like a list's customers one customer is; `undefined` where the list has nobody, or nothing that sets its customers apart. */
export type SimilarityTo = (list: string) => number | undefined;

/** Six decimals: what rounding in sums leaves does not show, so who is just like a single seed scores 1. */
const decimals = 1_000_000;

/**
 * Cosine similarity of a customer to the centroid of a list, `x · c / (|x| |c|)`, below 0 as 0 (Salton & McGill, *Introduction to
 * Modern Information Retrieval*, 1983; the centroid as in Rocchio's relevance feedback).
 *
 * A vector has the model's features and, behind them, one number for each category path that the list's customers have most in
 * common, at most 200:
 *
 * - a feature, scaled as for clusters: log(1 + x) where it is heavy-tailed, minus the median of all customers, over a robust standard
 *   deviation, drawn in to ±3, and 0 where it is not known. So the origin is the ordinary customer, and what a vector points to is
 *   how somebody differs from them: without that all vectors of amounts and counts would point the same way.
 * - an interest score / 10, 0..1, 0 where there is none. An interest is evidence only where it is, so it is not centred; interests
 *   that no seed shares with the list do not count.
 *
 * The size of a difference does not count, its direction does: who differs from the ordinary customer in the same things by half as
 * much scores the same. A customer who differs in nothing scores 0. Customers of the list are scored like all others.
 */
export function createSimilarity(model: SimilarityModel | null): (customer: Customer) => SimilarityTo {
  if (model === null) return () => () => undefined;
  const features = chooseFeatures(model.features);
  const lists = new Map(Object.entries(model.lists));
  return (customer) => {
    let scaled: Float64Array | undefined;
    return (list) => {
      const centroid = lists.get(list);
      if (centroid === undefined) return undefined;
      scaled ??= scaleRows(
        Float64Array.from(features, (feature) => feature.measure(customer)),
        model.scaler,
      );
      const { interests } = customer;
      const own = [...scaled, ...centroid.interests.map(([path]) => (interests.get(path) ?? 0) / 10)];
      return cosine(own, [...centroid.features, ...centroid.interests.map(([, score]) => score)]);
    };
  };
}

/**
 * 0..1; negative cosines are 0, and so is that of a zero vector; `undefined` where the centroid is one.
 *
 * @param own as long as `centroid`
 */
export function cosine(own: readonly number[], centroid: readonly number[]): number | undefined {
  let product = 0;
  let ownSquare = 0;
  let square = 0;
  for (let at = 0; at < centroid.length; at++) {
    const [x, c] = [own[at] as number, centroid[at] as number];
    product += x * c;
    ownSquare += x * x;
    square += c * c;
  }
  if (square === 0) return undefined;
  if (ownSquare === 0 || product <= 0) return 0;
  const similarity = product / Math.sqrt(ownSquare) / Math.sqrt(square);
  return Math.min(1, Math.round(similarity * decimals) / decimals);
}
