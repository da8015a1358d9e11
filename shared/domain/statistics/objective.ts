/** A smooth function of some numbers: its value at a point; writes its gradient there into `gradient`. Must be finite where it is asked. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

/** Where a search for the least value of an objective ended. */
export interface Minimum {
  readonly at: Float64Array;
  readonly value: number;
  readonly iterations: number;
  /** Whether no slope was left worth moving for; else iterations ran out or no step went down any more. */
  readonly converged: boolean;
}
