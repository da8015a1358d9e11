import type { ClusterModel } from '../clusters/cluster-model.ts';
import type { RfmCuts } from '../rfm/rfm-cuts.ts';

/** What a run fits once and scores every customer with. Numbers, strings and nulls: JSON keeps it whole. */
export interface ModelFit {
  /** Customers it was fitted to: all of them, or those of the sample. */
  readonly customers: number;
  readonly rfm: RfmCuts;
  readonly lifecycle: { readonly populationCycleDays: number };
  /** `null` when there are fewer than two different customers: then everyone's cluster is `none`. */
  readonly clusters: ClusterModel | null;
}
