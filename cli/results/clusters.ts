import type { ClusterStatistics, MovementStatistics } from '../../shared/contracts/statistics.ts';
import type { Candidate } from '../../shared/domain/clusters/choose-k.ts';

type ClusterOfRun = ClusterStatistics['clusters'][number];

/** What `strata clusters --json` gives. */
export interface ClustersResult extends Omit<ClusterStatistics, 'clusters'> {
  readonly run: string;
  readonly asOf: string;
  readonly asOfDate: string;
  readonly previousRun: string | null;
  readonly customers: number;
  readonly currency: string;
  readonly minorPerMajor: number;
  /** Agreement of the best partition with those of other starts, 0..1; `null` where there are no clusters. */
  readonly stability: number | null;
  /** Every k that was tried, measured on a sample. */
  readonly candidates: readonly Candidate[];
  /** By falling size; the one alone that was asked for. */
  readonly clusters: readonly (ClusterOfRun & { /** Of all customers, 0..1. */ readonly share: number })[];
  /** Since the run before, most customers first; `null` in a first run and where clusters were not compared. */
  readonly moves: MovementStatistics['schemes'][number]['moves'] | null;
}
