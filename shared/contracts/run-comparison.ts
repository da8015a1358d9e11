import type { ClusterMatch, NotCompared } from '../domain/clusters/carry-clusters.ts';
import type { LocalizedText } from '../domain/localized-text.ts';

/** `runs/<run>/comparison.json`: what fitting found of the run before. Without one nothing is compared. */
export interface RunComparison {
  /** Why clusters were not compared; `null` when they were. */
  readonly notCompared: NotCompared | 'first_run' | null;
  /** By cluster id: those that go on with one of the previous run. */
  readonly matches: Readonly<Record<string, ClusterMatch & { readonly formerName?: LocalizedText }>>;
  /** Clusters of the previous run that none goes on with; empty where they were not compared. */
  readonly gone: readonly { readonly id: string; readonly name: LocalizedText }[];
  /** Population stability index of each feature of both runs, in the order of this run's features. */
  readonly drift: readonly { readonly feature: string; readonly psi: number }[];
}
