import type {
  LookalikeMethod,
  LookalikeWarning,
  RankingMetrics,
} from '../../shared/domain/lookalike/lookalike-model.ts';

/** What `strata similar --json` gives. */
export interface SimilarResult {
  /** Who are most like the seeds and none of them: by falling similarity, 0..1, then by id. */
  readonly customers: readonly { readonly userId: string; readonly similarity: number }[];
  readonly method: LookalikeMethod;
  /** Customers of the run that others were compared with. */
  readonly seeds: number;
  /** Customers that were compared with them. */
  readonly compared: number;
  readonly run: string;
  /** Of the logistic model, on a fifth of the seeds that it was not shown. */
  readonly metrics?: RankingMetrics;
  readonly warnings: readonly LookalikeWarning[];
}
