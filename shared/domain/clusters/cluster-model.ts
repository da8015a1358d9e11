import { nearestCentre } from './assign.ts';
import type { Candidate } from './choose-k.ts';
import { type Scaler, scaleRows } from './scaler.ts';

/** One group of customers, as a model knows it. */
export interface Cluster {
  /** `c1`, `c2`, …: by falling size where a model has no predecessor, else carried on (`carry-clusters.ts`). */
  readonly id: string;
  /** Customers among those the model was fitted to. */
  readonly size: number;
  /** Mean of the scaled features, in the order of the model's features. */
  readonly centre: readonly number[];
  /** Mean of the cluster − mean of all, in standard deviations of all, of the scaled features; 0 of a feature that never varies. */
  readonly deviations: readonly number[];
  /** Mean of the raw features over the customers in whom they are known; `null` where in none. */
  readonly means: readonly (number | null)[];
}

/** All that is needed to tell the cluster of any customer. Numbers, strings and nulls: JSON keeps it whole. */
export interface ClusterModel {
  /** Keys of the features, in the order of the columns. */
  readonly features: readonly string[];
  readonly scaler: Scaler;
  /** Standard deviation of each scaled feature over all customers. */
  readonly deviations: readonly number[];
  /** Customers the model was fitted to. */
  readonly customers: number;
  /** Sum of squared distances of their scaled features to the centres. */
  readonly inertia: number;
  /** Mean silhouette, exact, on the sample that k was chosen on; `null` where it is not defined. */
  readonly silhouette: number | null;
  /** Every k that was tried. */
  readonly candidates: readonly Candidate[];
  readonly clusters: readonly Cluster[];
}

/**
 * A function that tells the id of a customer's cluster from the raw features; NaN where one is not known. A tie goes to the cluster
 * that comes first in the model.
 */
export function createClassifier({ scaler, clusters }: ClusterModel): (features: ArrayLike<number>) => string {
  const centres = Float64Array.from(clusters.flatMap(({ centre }) => centre));
  return (features) => {
    const cluster = clusters[nearestCentre(scaleRows(Float64Array.from(features), scaler), centres)];
    if (cluster === undefined) throw new RangeError('A model with at least one cluster was expected.');
    return cluster.id;
  };
}
