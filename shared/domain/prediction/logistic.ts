import type { Minimum, Objective } from '../statistics/objective.ts';
import { type LbfgsOptions, minimizeByLbfgs } from './l-bfgs.ts';
import type { SparseRows } from './sparse-rows.ts';

/** What rows are taught to be: classes 0 up to `classes` - 1, two or more. */
export interface Labelled {
  readonly rows: SparseRows;
  readonly labels: Uint8Array;
  readonly classes: number;
  /** What a row counts for. @default 1 each */
  readonly rowWeights?: Float64Array;
}

/**
 * Of two classes the log-odds of the second; of more a score of each. Column by column, each with its `scoresOf(classes)` numbers,
 * the intercepts last.
 */
export type LogisticWeights = Float64Array;

/** Numbers that a column has: one for two classes, else as many as classes. */
export const scoresOf = (classes: number): number => (classes === 2 ? 1 : classes);

/**
 * Mean negative log likelihood of (multinomial) logistic regression, plus `strength / 2 · |w|² / Σ weights` of all weights but the
 * intercepts: `strength` is the 1 / C of other libraries, a normal prior of variance 1 / strength.
 */
export function logisticObjective(labelled: Labelled, strength: number): Objective {
  const { rows, labels, classes, rowWeights } = labelled;
  const { starts, columns, values, width } = rows;
  const free = scoresOf(classes);
  const residuals = new Float64Array(free);
  let total = 0;
  for (let row = 0; row < labels.length; row++) total += rowWeights?.[row] ?? 1;
  return (weights, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (let row = 0; row < labels.length; row++) {
      const weight = (rowWeights?.[row] ?? 1) / total;
      addScores(weights, rows, row, residuals);
      const scale = logTotal(residuals, free);
      // Of two classes the first has no score of its own: -1.
      const label = (labels[row] as number) - classes + free;
      loss += weight * (scale - (label < 0 ? 0 : (residuals[label] as number)));
      for (let c = 0; c < free; c++)
        residuals[c] = weight * (Math.exp((residuals[c] as number) - scale) - (c === label ? 1 : 0));
      for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
        const to = (columns[at] as number) * free;
        for (let c = 0; c < free; c++)
          gradient[to + c] = (gradient[to + c] as number) + (values[at] as number) * (residuals[c] as number);
      }
      for (let c = 0; c < free; c++)
        gradient[width * free + c] = (gradient[width * free + c] as number) + (residuals[c] as number);
    }
    const shrink = strength / total;
    let squares = 0;
    for (let i = 0; i < width * free; i++) {
      const w = weights[i] as number;
      squares += w * w;
      gradient[i] = (gradient[i] as number) + shrink * w;
    }
    return loss + (shrink / 2) * squares;
  };
}

/**
 * Fits weights by full-batch L-BFGS. What rows there are decides, and their order: sort them first.
 *
 * @param start weights to go on from. @default zeros
 */
export function fitLogistic(
  labelled: Labelled,
  strength: number,
  start?: LogisticWeights,
  options?: LbfgsOptions,
): Minimum {
  const size = (labelled.rows.width + 1) * scoresOf(labelled.classes);
  return minimizeByLbfgs(logisticObjective(labelled, strength), start ?? new Float64Array(size), options);
}

/** Probability of each class, row-major n × classes. */
export function probabilitiesOf(weights: LogisticWeights, rows: SparseRows, classes: number): Float64Array {
  const free = scoresOf(classes);
  const n = rows.starts.length - 1;
  const probabilities = new Float64Array(n * classes);
  const scores = new Float64Array(free);
  for (let row = 0; row < n; row++) {
    addScores(weights, rows, row, scores);
    const scale = logTotal(scores, free);
    const to = row * classes;
    if (free === 1) probabilities[to] = Math.exp(-scale);
    for (let c = 0; c < free; c++) probabilities[to + c + classes - free] = Math.exp((scores[c] as number) - scale);
  }
  return probabilities;
}

/** Scores of one row, intercept included, into `scores`. */
function addScores(weights: LogisticWeights, rows: SparseRows, row: number, scores: Float64Array): void {
  const free = scores.length;
  for (let c = 0; c < free; c++) scores[c] = weights[rows.width * free + c] as number;
  const end = rows.starts[row + 1] as number;
  for (let at = rows.starts[row] as number; at < end; at++) {
    const from = (rows.columns[at] as number) * free;
    const value = rows.values[at] as number;
    for (let c = 0; c < free; c++) scores[c] = (scores[c] as number) + value * (weights[from + c] as number);
  }
}

/** Log of the sum of the exponentials; of two classes the first has the score 0, which is not among them. */
function logTotal(scores: Float64Array, free: number): number {
  let most = free === 1 ? 0 : Number.NEGATIVE_INFINITY;
  for (let c = 0; c < free; c++) if ((scores[c] as number) > most) most = scores[c] as number;
  let sum = free === 1 ? Math.exp(-most) : 0;
  for (let c = 0; c < free; c++) sum += Math.exp((scores[c] as number) - most);
  return most + Math.log(sum);
}
