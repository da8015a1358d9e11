import type { MovementSums } from '../../shared/contracts/movement-sums.ts';
import type { RunComparison } from '../../shared/contracts/run-comparison.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import type { ScoreSums } from '../../shared/contracts/score-sums.ts';
import type { ClusterStatistics, Statistics } from '../../shared/contracts/statistics.ts';
import type { Cluster } from '../../shared/domain/clusters/cluster-model.ts';
import { chooseFeatures } from '../../shared/domain/features/choose-features.ts';
import type { FeatureDefinition } from '../../shared/domain/features/define-feature.ts';

/** The clusters by falling size, each with what sets it apart, strongest first, and how it goes on with the previous run's. */
export function clusterStatistics(
  { groups, movements }: ScoreSums,
  { clusters, clusterNames }: RunModel,
  comparison: RunComparison,
  previous: Statistics | undefined,
): ClusterStatistics {
  const sizesBefore = new Map(previous?.clusters.clusters.map(({ id, size }) => [id, size]));
  const gone = comparison.gone.map(({ id, name }) => ({ id, name, previous: sizesBefore.get(id) ?? 0 }));
  const { notCompared } = comparison;
  const compared = {
    gone,
    ...(notCompared !== null && notCompared !== 'first_run' ? { notCompared } : {}),
  };
  if (clusters === null) return { k: 0, silhouette: null, inertia: 0, features: [], ...compared, clusters: [] };
  const features = chooseFeatures(clusters.features);
  const moves = notCompared === null ? (movements.moves.cluster ?? {}) : undefined;
  return {
    k: clusters.clusters.length,
    silhouette: clusters.silhouette,
    inertia: clusters.inertia,
    features: clusters.features,
    ...compared,
    clusters: clusters.clusters
      .map((cluster, place) => ({
        id: cluster.id,
        name: clusterNames[place] ?? { en: cluster.id, zh: cluster.id },
        size: groups.cluster?.[cluster.id]?.customers ?? 0,
        spendMinor: groups.cluster?.[cluster.id]?.spendMinor ?? 0,
        previous: comparison.matches[cluster.id] === undefined ? null : (sizesBefore.get(cluster.id) ?? 0),
        match: comparison.matches[cluster.id] ?? null,
        joined: moves === undefined ? null : joined(moves, cluster.id),
        left: moves === undefined ? null : total(moves[cluster.id]),
        deviations: deviationsOf(cluster, features),
      }))
      .sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1)),
  };
}

type Moves = MovementSums['moves'][string];

const total = (counts: Readonly<Record<string, number>> = {}): number =>
  Object.values(counts).reduce((sum, customers) => sum + customers, 0);

const joined = (moves: Moves, id: string): number => Object.values(moves).reduce((sum, to) => sum + (to[id] ?? 0), 0);

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
