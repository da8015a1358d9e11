import type { ModelCard } from '../../../shared/contracts/model-card.ts';
import type { RunModel } from '../../../shared/contracts/run-model.ts';
import type { Period } from './learner.ts';

/** Below it clusters overlap so much that a customer near a border could as well be in the next one (Kaufman & Rousseeuw 1990). */
const weakSilhouette = 0.25;
/** Below it another start or another sample would give other clusters. */
const unstable = 0.6;

/** The card of the clusters; `undefined` where there are none. */
export function kMeansCard({ clusters }: RunModel, { from, to }: Period): ModelCard | undefined {
  if (clusters === null) return undefined;
  const k = clusters.clusters.length;
  const chosen = clusters.candidates.find((candidate) => candidate.k === k);
  const { silhouette, inertia, features, customers, candidates } = clusters;
  return {
    name: 'kmeans',
    fittedOn: { customers, from, to },
    parameters: { k, features },
    metrics: {
      inertia,
      silhouette,
      stability: chosen?.stability ?? null,
      candidates: candidates.map((candidate) => ({ ...candidate })),
    },
    warnings: [
      ...(silhouette !== null && silhouette < weakSilhouette ? ['weak_structure'] : []),
      ...(chosen !== undefined && chosen.stability < unstable ? ['unstable'] : []),
    ],
  };
}
