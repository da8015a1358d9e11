import type { RunModel } from '../../shared/contracts/run-model.ts';
import type { ScoreSums } from '../../shared/contracts/score-sums.ts';
import type { ClusterStatistics } from '../../shared/contracts/statistics.ts';
import type { Cluster } from '../../shared/domain/clusters/cluster-model.ts';
import { chooseFeatures } from '../../shared/domain/features/choose-features.ts';
import type { FeatureDefinition } from '../../shared/domain/features/define-feature.ts';

/**
 * The clusters by falling size, each with what sets it apart, strongest first.
 *
 * Ids go by size within a run, so a cluster has no size in the previous one.
 */
export function clusterStatistics(sums: ScoreSums, { clusters, clusterNames }: RunModel): ClusterStatistics {
  if (clusters === null) return { k: 0, silhouette: null, inertia: 0, features: [], gone: [], clusters: [] };
  const features = chooseFeatures(clusters.features);
  return {
    k: clusters.clusters.length,
    silhouette: clusters.silhouette,
    inertia: clusters.inertia,
    features: clusters.features,
    gone: [],
    clusters: clusters.clusters
      .map((cluster, place) => ({
        id: cluster.id,
        name: clusterNames[place] ?? { en: cluster.id, zh: cluster.id },
        size: sums.groups.cluster?.[cluster.id]?.customers ?? 0,
        spendMinor: sums.groups.cluster?.[cluster.id]?.spendMinor ?? 0,
        previous: null,
        match: null,
        joined: null,
        left: null,
        deviations: deviationsOf(cluster, features),
      }))
      .sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1)),
  };
}

/** Features that nobody in the cluster is known for are left out. */
function deviationsOf({ deviations, means }: Cluster, features: readonly FeatureDefinition[]) {
  return features
    .flatMap(({ key, name }, column) => {
      const mean = means[column];
      const deviation = deviations[column];
      return mean === null || mean === undefined || deviation === undefined
        ? []
        : [{ feature: key, name, deviation, mean }];
    })
    .sort((a, b) => Math.abs(b.deviation) - Math.abs(a.deviation));
}
