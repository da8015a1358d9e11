/** A customer of the calibration period, and order days of the hold-out period after it. */
export interface HoldOut {
  readonly x: number;
  readonly expectedOrders: number;
  readonly actualOrders: number;
}

export interface FrequencyCalibration {
  /** Least x of the row; the row's only one, but in the last, which has all from there up. */
  readonly x: number;
  readonly customers: number;
  /** Means per customer; `undefined` without customers. */
  readonly meanActual: number | undefined;
  readonly meanExpected: number | undefined;
}

/**
 * Actual beside expected orders of a hold-out period, by repeat order days of the calibration period: rows x = 0, 1, … and the last for
 * `lastX` and more.
 *
 * @param lastX @default 7
 */
export function calibrationByFrequency(customers: Iterable<HoldOut>, lastX = 7): FrequencyCalibration[] {
  const count = new Float64Array(lastX + 1);
  const actual = new Float64Array(lastX + 1);
  const expected = new Float64Array(lastX + 1);
  for (const { x, expectedOrders, actualOrders } of customers) {
    const row = Math.min(x, lastX);
    count[row] = (count[row] as number) + 1;
    actual[row] = (actual[row] as number) + actualOrders;
    expected[row] = (expected[row] as number) + expectedOrders;
  }
  return Array.from(count, (n, x) => ({
    x,
    customers: n,
    meanActual: n > 0 ? (actual[x] as number) / n : undefined,
    meanExpected: n > 0 ? (expected[x] as number) / n : undefined,
  }));
}
