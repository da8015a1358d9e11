import { fitLogistic, type Labelled, type LogisticWeights, probabilitiesOf } from './logistic.ts';
import { takeSparseRows } from './sparse-rows.ts';

export interface CrossValidated {
  readonly strength: number;
  /** Mean log loss of rows that the fit did not see, by the rows' weights. */
  readonly logLoss: number;
  /** Row-major n × classes: each row by the fit that did not see it. */
  readonly probabilities: Float64Array;
}

/** Strengths are far apart: what a fit would still gain does not change which is best. */
const nearEnough = { tolerance: 1e-4 };

/**
 * Predictions of every row by a model fitted to the other folds, for each strength in turn, as far as they are asked for.
 *
 * @param folds fold of each row; two at least
 * @param strengths falling: each fit starts from the one before, which is near
 */
export function* crossValidate(
  labelled: Labelled,
  folds: Uint8Array,
  strengths: readonly number[],
): Generator<CrossValidated, void> {
  const { rows, labels, classes } = labelled;
  const parts = [...new Set(folds)].map((fold) => {
    const held = rowsWhere(folds, (other) => other === fold);
    const taught = takeLabelled(
      labelled,
      rowsWhere(folds, (other) => other !== fold),
    );
    return { held, seen: takeSparseRows(rows, held), taught };
  });
  if (parts.length < 2) throw new RangeError('Cross-validation needs rows in two folds at least.');
  const weights: (LogisticWeights | undefined)[] = parts.map(() => undefined);
  for (const strength of strengths) {
    const probabilities = new Float64Array(labels.length * classes);
    parts.forEach(({ held, seen, taught }, part) => {
      const fitted = fitLogistic(taught, strength, weights[part], nearEnough).at;
      weights[part] = fitted;
      const own = probabilitiesOf(fitted, seen, classes);
      held.forEach((row, at) => {
        probabilities.set(own.subarray(at * classes, (at + 1) * classes), row * classes);
      });
    });
    yield { strength, logLoss: meanLogLoss(labelled, probabilities), probabilities };
  }
}

/**
 * The strength of least log loss; of several the greatest. Once two in a row do worse than the best, weaker ones are not tried. Same
 * conditions as `crossValidate`.
 */
export function chooseStrength(
  labelled: Labelled,
  folds: Uint8Array,
  strengths: readonly number[] = defaultStrengths,
): CrossValidated {
  let best: CrossValidated | undefined;
  let worse = 0;
  for (const tried of crossValidate(labelled, folds, strengths)) {
    if (best === undefined || tried.logLoss < best.logLoss) [best, worse] = [tried, 0];
    else if (++worse === 2) break;
  }
  if (best === undefined) throw new RangeError('A strength to try was expected.');
  return best;
}

/** As many as the data may call for, from a prior of ±0.1 to one of ±3. */
const defaultStrengths: readonly number[] = [100, 30, 10, 3, 1, 0.3, 0.1];

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
