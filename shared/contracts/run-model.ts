import type { ClusterModel } from '../domain/clusters/cluster-model.ts';
import type { ClusterName } from '../domain/clusters/name-clusters.ts';
import type { Distribution } from '../domain/drift/distribution.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import type { RfmCuts } from '../domain/rfm/rfm-cuts.ts';
import type { SimilarityModel } from '../domain/similarity/similarity.ts';

/**
 * `runs/<run>/model.json`: everything that scoring and the next run need and that is fitted over all customers. It names neither run
 * nor time, and of the previous run it has only the ids and names that clusters keep: the same customers and settings after the same
 * run give the same bytes.
 */
export interface RunModel {
  /** Customers it was fitted to. */
  readonly customers: number;
  readonly rfm: RfmCuts;
  /** Days between orders of a customer who has no rhythm of their own yet. */
  readonly populationCycleDays: number;
  /** `null` when there are too few different customers. */
  readonly clusters: ClusterModel | null;
  /** Names of the clusters, in their order. */
  readonly clusterNames: readonly LocalizedText[];
  /** What each name says of its cluster, in their order. */
  readonly clusterNamesSay: readonly ClusterName['says'][];
  /** Number of the next cluster that goes on with none: every lower number was given, in this run or one before. */
  readonly nextCluster: number;
  /** How the values of each feature lie, in the order of the features asked for. */
  readonly distributions: readonly Distribution[];
  /** Share of the buyers' money that their best `share` brought; empty without any money. */
  readonly concentration: readonly { readonly share: number; readonly spendShare: number }[];
  /** How like the customers of each list anybody is; `null` without lists. */
  readonly similarity: SimilarityModel | null;
}

/** A model as it was written, also by a version that knew nothing of clusters before it. */
export function asRunModel(json: unknown): RunModel {
  const model = json as RunModel;
  const { nextCluster = (model.clusters?.clusters.length ?? 0) + 1, clusterNamesSay = [], distributions = [] } = model;
  const { similarity = null } = model;
  return { ...model, nextCluster, clusterNamesSay, distributions, similarity };
}
