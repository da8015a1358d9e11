import type { ClusterModel } from '../domain/clusters/cluster-model.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import type { RfmCuts } from '../domain/rfm/rfm-cuts.ts';

/**
 * `runs/<run>/model.json`: everything that scoring needs and that is fitted over all customers. It names neither run nor time, so
 * the same customers and settings give the same bytes.
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
  /** Share of the buyers' money that their best `share` brought; empty without any money. */
  readonly concentration: readonly { readonly share: number; readonly spendShare: number }[];
}
