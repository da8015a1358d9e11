import type { Calibrators } from './choose-calibration.ts';
import type { Columns } from './columns.ts';
import type { AttributeMetrics } from './measure-predictions.ts';

export type AttributeWarning =
  /** Fewer than two values have enough customers: nothing was learnt. */
  | 'too_few_customers'
  /** Fewer than 100 customers to measure on. */
  | 'few_test_customers'
  /** Its accuracy is not above that of the commonest value, at 95 % confidence. */
  | 'no_better_than_majority'
  /** Some values have too few customers and are never predicted; who has them is measured on all the same. */
  | 'rare_values_left_out'
  /** Of the customers who could be learnt from some were, by hash of the id. */
  | 'sampled'
  | 'not_converged'
  /** Probabilities are off by more than 0.05 on the mean, and that is not chance. */
  | 'badly_calibrated';

/** What was learnt of one attribute, and how good it is. JSON keeps it whole. */
export interface AttributeModel {
  /** Key of the tag, such as `demographic.gender`. */
  readonly attribute: string;
  readonly fittedOn: {
    /** Customers whose value is known; of them those learnt from, and those measured on. */
    readonly known: number;
    readonly training: number;
    readonly test: number;
  };
  /** Values that are too rare to learn, or beyond the fifty commonest, by UTF-8 bytes, and customers who have them. */
  readonly leftOut: readonly (readonly [value: string, customers: number])[];
  /** `null` where nothing was learnt; `metrics` likewise. */
  readonly learner: AttributeLearner | null;
  readonly metrics: AttributeMetrics | null;
  readonly warnings: readonly AttributeWarning[];
}

export interface AttributeLearner {
  /** By UTF-8 bytes. */
  readonly values: readonly string[];
  readonly columns: Columns;
  /** As of `LogisticWeights`, six decimals. */
  readonly weights: readonly number[];
  /** 1 / C of the L2 penalty, by cross-validation. */
  readonly strength: number;
  readonly calibrators: Calibrators;
}
