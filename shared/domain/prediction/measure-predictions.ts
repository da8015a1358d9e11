import { areaUnderCurve } from './area-under-curve.ts';
import type { Calibration } from './calibration-table.ts';
import { reliability, topClass } from './choose-calibration.ts';
import { type Share, wilsonInterval } from './wilson-interval.ts';

/**
 * How good predictions of an attribute are, on customers whose value is known and whom the model did not see. Of those who have a value
 * that was too rare to learn, every prediction is wrong; balanced accuracy, log loss and Brier score leave them out.
 */
export interface AttributeMetrics {
  readonly customers: number;
  readonly accuracy: Share;
  /** Mean, over the learnt values that occur, of the share found of those who have it. */
  readonly balancedAccuracy: number;
  /** Of more than two values the mean of each against the rest. `null` where only one value occurs. */
  readonly auc: number | null;
  /** Natural logarithms, of calibrated probabilities. */
  readonly logLoss: number;
  /** Mean squared error of the calibrated probability of the second of two values, 0..1; of more, summed over values, 0..2. */
  readonly brier: number;
  readonly calibration: Calibration;
  /** What always saying the commonest value of the training part would get right. */
  readonly majority: { readonly value: string; readonly accuracy: number };
  /** What is left, and how good it is, when only predictions of at least this confidence count. */
  readonly confident: readonly ConfidentShare[];
}

export interface ConfidentShare {
  readonly minConfidence: number;
  readonly customers: number;
  /** `null` where nobody is left. */
  readonly accuracy: Share | null;
}

export interface Predictions {
  /** Row-major n × classes, as the model gives them: they decide the value and the order. */
  readonly raw: Float64Array;
  /** Row-major n × classes: they say how sure it is. */
  readonly calibrated: Float64Array;
  /** Class of each row; `unlearnt` where its value is none of them. */
  readonly labels: Uint8Array;
  readonly classes: readonly string[];
}

/** Stands for a value that the model does not know, so never predicts. */
export const unlearnt = 255;

const confidences = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/** @param majority commonest class of the training part */
export function measurePredictions(predictions: Predictions, majority: number): AttributeMetrics {
  const { raw, calibrated, labels, classes } = predictions;
  const k = classes.length;
  const n = labels.length;
  const values = Uint8Array.from(labels, (_, row) => topClass(raw, row, k));
  const right = (row: number): boolean => values[row] === labels[row];
  const learnt = [...labels.keys()].filter((row) => (labels[row] as number) < k);
  const count = (takes: (row: number) => boolean): number =>
    labels.reduce((sum, _, row) => sum + (takes(row) ? 1 : 0), 0);
  const recalls = classes.flatMap((_, c) => {
    const own = count((row) => labels[row] === c);
    return own === 0 ? [] : [count((row) => labels[row] === c && right(row)) / own];
  });
  const confidence = (row: number): number => calibrated[row * k + (values[row] as number)] as number;
  return {
    customers: n,
    accuracy: wilsonInterval(count(right), n),
    balancedAccuracy: mean(recalls),
    auc: macroAuc(predictions) ?? null,
    logLoss: mean(
      learnt.map((row) => -Math.log(Math.max(1e-15, calibrated[row * k + (labels[row] as number)] as number))),
    ),
    brier: mean(learnt.map((row) => squaredError(calibrated.subarray(row * k, row * k + k), labels[row] as number))),
    calibration: reliability(calibrated, labels, k),
    majority: { value: classes[majority] as string, accuracy: count((row) => labels[row] === majority) / n },
    confident: confidences.map((minConfidence) => {
      const customers = count((row) => confidence(row) >= minConfidence);
      const found = count((row) => confidence(row) >= minConfidence && right(row));
      return { minConfidence, customers, accuracy: customers === 0 ? null : wilsonInterval(found, customers) };
    }),
  };
}

function macroAuc({ raw, labels, classes }: Predictions): number | undefined {
  const k = classes.length;
  const each = (k === 2 ? [1] : classes.map((_, c) => c)).flatMap((c) => {
    const scores = Float64Array.from(labels, (_, row) => raw[row * k + c] as number);
    return areaUnderCurve(scores, (row) => labels[row] === c) ?? [];
  });
  return each.length === 0 ? undefined : mean(each);
}

function squaredError(probabilities: Float64Array, label: number): number {
  if (probabilities.length === 2) return ((probabilities[1] as number) - label) ** 2;
  return probabilities.reduce((sum, p, c) => sum + (p - (c === label ? 1 : 0)) ** 2, 0);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
