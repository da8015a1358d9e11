import { type Scaler, scaleRows } from '../clusters/scaler.ts';
import { compareUtf8 } from '../compare-utf8.ts';
import { billionths, type Seeds } from './seeds.ts';
import type { Centroid, SimilarityModel } from './similarity.ts';

/** Category paths of one centroid: those that most of its customers have an interest in. */
const mostPaths = 200;

export interface SimilarityFit {
  /** Takes in seeds of a list; parts of it in any order. */
  add(list: string, seeds: Seeds): void;
  model(): SimilarityModel;
}

interface Sums {
  customers: number;
  readonly features: Float64Array;
  readonly interests: Map<string, { customers: number; score: number }>;
}

/**
 * Fits the centroid of every list: the mean of its customers' vectors (see `createSimilarity`). The same customers give the same
 * model, bit for bit, in whatever parts and order they came. Exact up to two million seeds a list.
 *
 * @param features keys, in the order of the scaler's columns
 */
export function createSimilarityFit(features: readonly string[], scaler: Scaler): SimilarityFit {
  const lists = new Map<string, Sums>();
  const d = features.length;

  function add(list: string, seeds: Seeds): void {
    const sums = lists.get(list) ?? { customers: 0, features: new Float64Array(d), interests: new Map() };
    lists.set(list, sums);
    sums.customers += seeds.customers;
    const rows = scaleRows(
      Float64Array.from(seeds.features, (value) => value ?? Number.NaN),
      scaler,
    );
    rows.forEach((value, at) => {
      sums.features[at % d] = (sums.features[at % d] as number) + Math.round(value * billionths);
    });
    for (const [path, customers, score] of seeds.interests) {
      const sum = sums.interests.get(path) ?? { customers: 0, score: 0 };
      sum.customers += customers;
      sum.score += score;
      sums.interests.set(path, sum);
    }
  }

  return {
    add,
    model: () => ({
      features,
      scaler,
      lists: Object.fromEntries(
        [...lists]
          .filter(([, { customers }]) => customers > 0)
          .sort(([a], [b]) => compareUtf8(a, b))
          .map(([list, sums]) => [list, centroidOf(sums)]),
      ),
    }),
  };
}

function centroidOf({ customers, features, interests }: Sums): Centroid {
  const common = [...interests]
    .sort(([a, left], [b, right]) => right.customers - left.customers || compareUtf8(a, b))
    .slice(0, mostPaths);
  const mean = (sum: number): number => sum / customers / billionths;
  return {
    customers,
    features: Array.from(features, mean),
    interests: common.map(([path, { score }]) => [path, mean(score)]),
  };
}
