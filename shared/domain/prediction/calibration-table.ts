/** Customers to whom about the same probability was given, and how often what was predicted was so. */
export interface CalibrationRow {
  readonly customers: number;
  /** Mean of the probabilities given. */
  readonly predicted: number;
  /** Share that it was true of. */
  readonly observed: number;
}

export interface Calibration {
  /** Ten groups as large as each other, or one larger, by rising probability; fewer where there are fewer customers than ten. */
  readonly deciles: readonly CalibrationRow[];
  /** Expected calibration error: mean distance of predicted from observed, by customers. */
  readonly expectedError: number;
  /** What that distance would be by chance alone, were every probability right: of few customers much. */
  readonly chanceError: number;
}

/**
 * Reliability by deciles. Equal probabilities may fall into two groups: there rows go by their number.
 *
 * Source: Naeini, Cooper, Hauskrecht (2015), "Obtaining well calibrated probabilities using Bayesian binning", with bins of equal size.
 */
export function calibrationTable(probabilities: Float64Array, isTrue: (row: number) => boolean): Calibration {
  const order = Uint32Array.from(probabilities, (_, row) => row);
  order.sort((a, b) => (probabilities[a] as number) - (probabilities[b] as number) || a - b);
  const n = order.length;
  const deciles: CalibrationRow[] = [];
  let [expectedError, chanceError] = [0, 0];
  for (let decile = 0; decile < 10; decile++) {
    const rows = order.subarray(Math.floor((decile * n) / 10), Math.floor(((decile + 1) * n) / 10));
    if (rows.length === 0) continue;
    let [predicted, observed, variance] = [0, 0, 0];
    for (const row of rows) {
      const probability = probabilities[row] as number;
      predicted += probability;
      variance += probability * (1 - probability);
      if (isTrue(row)) observed++;
    }
    expectedError += Math.abs(predicted - observed) / n;
    // Mean size of a normal number: √(2/π) standard deviations.
    chanceError += Math.sqrt((2 / Math.PI) * variance) / n;
    deciles.push({ customers: rows.length, predicted: predicted / rows.length, observed: observed / rows.length });
  }
  return { deciles, expectedError, chanceError };
}
