import { type Calibration, calibrationTable } from './calibration-table.ts';
import { type CalibrationMethod, type Calibrator, calibrate, fitCalibrator } from './calibrator.ts';

/** One calibrator a class; of two classes one, for the second. */
export type Calibrators = readonly Calibrator[];

/** Below it steps of an isotonic fit say more of the sample than of the model (Niculescu-Mizil & Caruana 2005). */
const fewestForIsotonic = 1_000;

/**
 * Calibrators for a model, from predictions of rows that it did not see. A method is chosen by its error on the half of those rows that
 * it was not fitted to, and no calibration is the choice unless one lowers that error without raising the log loss.
 *
 * @param probabilities row-major n × classes
 * @param halves 0 or 1 of each row
 */
export function chooseCalibration(
  probabilities: Float64Array,
  labels: Uint8Array,
  classes: number,
  halves: Uint8Array,
): Calibrators {
  const methods: CalibrationMethod[] = ['platt', ...(labels.length >= fewestForIsotonic ? ['isotonic' as const] : [])];
  const plain = { method: 'none' as CalibrationMethod, ...judge(probabilities, labels, classes) };
  let best = plain;
  for (const method of methods) {
    const honest = new Float64Array(probabilities.length);
    for (const half of [0, 1]) {
      const calibrators = fitAll(method, probabilities, labels, classes, (row) => halves[row] !== half);
      labels.forEach((_, row) => {
        if (halves[row] !== half) return;
        honest.set(
          calibrateRow(calibrators, probabilities.subarray(row * classes, (row + 1) * classes)),
          row * classes,
        );
      });
    }
    const judged = { method, ...judge(honest, labels, classes) };
    if (judged.error < best.error && judged.logLoss <= plain.logLoss) best = judged;
  }
  return fitAll(best.method, probabilities, labels, classes, () => true);
}

/** Probabilities of one row, calibrated class by class and brought back to a sum of 1 (Zadrozny & Elkan 2002). */
export function calibrateRow(calibrators: Calibrators, probabilities: Float64Array): Float64Array {
  const first = probabilities.length - calibrators.length;
  const calibrated = probabilities.slice();
  calibrators.forEach((calibrator, at) => {
    calibrated[first + at] = calibrate(calibrator, probabilities[first + at] as number);
  });
  if (first === 1) calibrated[0] = 1 - (calibrated[1] as number);
  const total = calibrated.reduce((sum, probability) => sum + probability, 0);
  return total > 0 ? calibrated.map((probability) => probability / total) : probabilities.slice();
}

/**
 * Reliability of predictions: of two classes, of the probability of the second; of more, of the greatest probability, true where its
 * class, the first of equals, is the customer's.
 */
export function reliability(probabilities: Float64Array, labels: Uint8Array, classes: number): Calibration {
  if (classes === 2)
    return calibrationTable(
      Float64Array.from(labels, (_, row) => probabilities[row * 2 + 1] as number),
      (row) => labels[row] === 1,
    );
  const tops = Uint8Array.from(labels, (_, row) => topClass(probabilities, row, classes));
  return calibrationTable(
    Float64Array.from(tops, (top, row) => probabilities[row * classes + top] as number),
    (row) => tops[row] === labels[row],
  );
}

/** The class of greatest probability, the first of equals. */
export function topClass(probabilities: Float64Array, row: number, classes: number): number {
  let top = 0;
  for (let c = 1; c < classes; c++)
    if ((probabilities[row * classes + c] as number) > (probabilities[row * classes + top] as number)) top = c;
  return top;
}

function judge(probabilities: Float64Array, labels: Uint8Array, classes: number) {
  let logLoss = 0;
  labels.forEach((label, row) => {
    logLoss -= Math.log(Math.max(1e-15, probabilities[row * classes + label] as number)) / labels.length;
  });
  return { error: reliability(probabilities, labels, classes).expectedError, logLoss };
}

function fitAll(
  method: CalibrationMethod,
  probabilities: Float64Array,
  labels: Uint8Array,
  classes: number,
  takes: (row: number) => boolean,
): Calibrators {
  const rows = Uint32Array.from(labels.keys()).filter(takes);
  const calibrated = classes === 2 ? [1] : Array.from({ length: classes }, (_, c) => c);
  return calibrated.map((c) =>
    fitCalibrator(
      method,
      Float64Array.from(rows, (row) => probabilities[row * classes + c] as number),
      Uint8Array.from(rows, (row) => (labels[row] === c ? 1 : 0)),
    ),
  );
}
