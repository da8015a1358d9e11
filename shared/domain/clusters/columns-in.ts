import type { ClusterModel } from './cluster-model.ts';

/** Whether an earlier model can say of today's customers which cluster they would be in: it must look at the same features. */
export const isComparable = (features: readonly string[], earlier: Pick<ClusterModel, 'features'>): boolean =>
  features.length === earlier.features.length && features.every((feature) => earlier.features.includes(feature));

/** Which column of a model holds each feature; −1 of one it does not look at. */
export const columnsIn = (features: readonly string[], of: Pick<ClusterModel, 'features'>): number[] =>
  features.map((feature) => of.features.indexOf(feature));
