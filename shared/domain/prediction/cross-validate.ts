import { fitLogistic, type Labelled, probabilitiesOf } from './logistic.ts';
import { takeSparseRows } from './sparse-rows.ts';

export interface CrossValidated {
  readonly strength: number;
  /** Mean log loss of rows that the fit did not see, by the rows' weights. */
  readonly logLoss: number;
  /** Row-major n × classes: each row by the fit that did not see it. */
  readonly probabilities: Float64Array;
}

/**
 * Predictions of every row by a model fitted to the other folds, for each strength.
 *
 * @param folds fold of each row; a fold that holds all rows is an error
 * @param strengths falling, so that each fit starts near its end: from the fit before
 * @returns in the order of `strengths`
 */
export function crossValidate(labelled: Labelled, folds: Uint8Array, strengths: readonly number[]): CrossValidated[] {
  const { rows, labels, classes } = labelled;
  const all = strengths.map(() => new Float64Array(labels.length * classes));
  for (const fold of new Set([...folds].sort((a, b) => a - b))) {
    const held = rowsWhere(folds, (other) => other === fold);
    const rest = rowsWhere(folds, (other) => other !== fold);
    if (rest.length === 0) throw new RangeError('Cross-validation needs rows in two folds at least.');
    const taught = takeLabelled(labelled, rest);
    const seen = takeSparseRows(rows, held);
    let start: Float64Array | undefined;
    strengths.forEach((strength, at) => {
      start = fitLogistic(taught, strength, start).x;
      const probabilities = probabilitiesOf(start, seen, classes);
      held.forEach((row, from) => {
        all[at]?.set(probabilities.subarray(from * classes, (from + 1) * classes), row * classes);
      });
    });
  }
  return strengths.map((strength, at) => {
    const probabilities = all[at] as Float64Array;
    return { strength, logLoss: meanLogLoss(labelled, probabilities), probabilities };
  });
}

/** The strength of least log loss; of several the greatest. Same conditions as `crossValidate`. */
export const chooseStrength = (
  labelled: Labelled,
  folds: Uint8Array,
  strengths: readonly number[] = defaultStrengths,
): CrossValidated =>
  crossValidate(labelled, folds, strengths).reduce((best, next) => (next.logLoss < best.logLoss ? next : best));

export const defaultStrengths: readonly number[] = [100, 30, 10, 3, 1, 0.3, 0.1];

export function takeLabelled({ rows, labels, classes, rowWeights }: Labelled, taken: Uint32Array): Labelled {
  return {
    rows: takeSparseRows(rows, taken),
    labels: Uint8Array.from(taken, (row) => labels[row] as number),
    classes,
    rowWeights: rowWeights && Float64Array.from(taken, (row) => rowWeights[row] as number),
  };
}

/** Rows whose number in the list is fit, rising. */
export function rowsWhere(list: Uint8Array, fits: (value: number) => boolean): Uint32Array {
  const rows = new Uint32Array(list.length);
  let count = 0;
  list.forEach((value, row) => {
    if (fits(value)) rows[count++] = row;
  });
  return rows.slice(0, count);
}

/** Each class counts for as much as any other in all: n / (classes · rows of the class). */
export function balancedWeights(labels: Uint8Array, classes: number): Float64Array {
  const sizes = new Float64Array(classes);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  return Float64Array.from(labels, (label) => labels.length / (classes * (sizes[label] as number)));
}

function meanLogLoss({ labels, classes, rowWeights }: Labelled, probabilities: Float64Array): number {
  let [loss, total] = [0, 0];
  labels.forEach((label, row) => {
    const weight = rowWeights?.[row] ?? 1;
    loss -= weight * Math.log(Math.max(1e-15, probabilities[row * classes + label] as number));
    total += weight;
  });
  return loss / total;
}
