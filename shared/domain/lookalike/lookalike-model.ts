import type { Scaler } from '../clusters/scaler.ts';
import { scaleRows } from '../clusters/scaler.ts';
import { probabilitiesOf } from '../prediction/logistic.ts';
import { packRows, type SparseRows } from '../prediction/sparse-rows.ts';
import { cosine } from '../similarity/similarity.ts';
import type { Lift } from './lift.ts';

/** What a lookalike model looks at of a customer. */
export interface LookalikeCustomer {
  /** Distinct. */
  readonly id: string;
  /** Raw features, in the order of the model's; NaN where not known. */
  readonly features: readonly number[];
  /** Category path -> score 0..10. */
  readonly interests: ReadonlyMap<string, number>;
}

export type LookalikeMethod = 'cosine' | 'logistic';

export type LookalikeWarning =
  /** Fewer than 50 seeds. */
  | 'few_seeds'
  /** No seed or nobody else could be held out: how good it is, is not known. */
  | 'not_measured'
  /** Among the tenth ranked first there are not more held-out seeds than chance would bring, at 95 % confidence. */
  | 'no_lift'
  /** More seeds or others than the bound: some were left out. */
  | 'sampled'
  | 'not_converged';

/** How well a ranking brings held-out seeds to the front. */
export interface RankingMetrics {
  /** `null` where not known. */
  readonly auc: number | null;
  /** In the first 1, 5 and 10 % of all. */
  readonly lift: readonly Lift[];
}

/** All that is needed to tell how much any customer is like the seeds, and how good that is. JSON keeps it whole. */
export interface LookalikeModel {
  readonly name: string;
  readonly fittedOn: {
    /** Learnt from, and held out. */
    readonly seeds: number;
    readonly heldOutSeeds: number;
    readonly others: number;
    readonly heldOutOthers: number;
  };
  readonly method: LookalikeMethod;
  readonly features: readonly string[];
  readonly scaler: Scaler;
  /** Category paths that most seeds have in common: columns behind those of the features. */
  readonly paths: readonly string[];
  /** Mean vector of the seeds. */
  readonly centroid: readonly number[];
  /** One weight a column, the intercept last; six decimals. */
  readonly weights: readonly number[];
  /** 1 / C of the L2 penalty, by cross-validation. */
  readonly strength: number;
  readonly metrics: Readonly<Record<LookalikeMethod, RankingMetrics>>;
  readonly warnings: readonly LookalikeWarning[];
}

type Space = Pick<LookalikeModel, 'scaler' | 'paths'>;

/** The vector that similarity to a list is measured on too: scaled features, then interest scores / 10. */
export function vectorOf({ features, interests }: Omit<LookalikeCustomer, 'id'>, { scaler, paths }: Space): number[] {
  return [...scaleRows(Float64Array.from(features), scaler), ...paths.map((path) => (interests.get(path) ?? 0) / 10)];
}

/** @param vectors of `vectorOf` */
export const rowsOf = (vectors: readonly (readonly number[])[], width: number): SparseRows =>
  packRows(
    vectors.map((vector) =>
      vector.flatMap((value, column) => (value === 0 ? [] : ([[column, value]] as [number, number][]))),
    ),
    width,
  );

/**
 * How like the seeds a customer is, 0..1, six decimals. By cosine, that to the seeds' mean vector. By logistic model, the share of seeds
 * there would be among customers like this one if there were as many seeds as others: 0.5 is no more like the one than like the other.
 *
 * @param method another than the model's own, to compare
 */
export function createLookalikeScore(
  model: Pick<LookalikeModel, 'scaler' | 'paths' | 'centroid' | 'weights' | 'method'>,
  method: LookalikeMethod = model.method,
): (customer: Omit<LookalikeCustomer, 'id'>) => number {
  const weights = Float64Array.from(model.weights);
  return (customer) => {
    const vector = vectorOf(customer, model);
    if (method === 'cosine') return cosine(vector, model.centroid) ?? 0;
    const [, probability] = probabilitiesOf(weights, rowsOf([vector], vector.length), 2);
    return Math.round((probability as number) * 1e6) / 1e6;
  };
}
