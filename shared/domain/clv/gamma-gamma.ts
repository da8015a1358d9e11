/**
 * Gamma-Gamma: the values of a customer's repeat days come from Gamma(p, rate ν), and ν differs by customer as Gamma(q, rate v). It
 * takes the value of a customer's orders to have nothing to do with how many they are. p, q, v > 0.
 */
export interface GammaGammaParameters {
  readonly p: number;
  readonly q: number;
  /** In the money of the values it was fitted on: minor units in Strata. */
  readonly v: number;
}

/**
 * Expected value of a customer's future order day, given the mean of x repeat days: between that mean and the mean over all customers,
 * the nearer to their own the more days there were. Of a customer without a repeat day, or with one that brought nothing, the mean over
 * all. `undefined` where that is not finite (q ≤ 1 − px).
 *
 * Source: Fader, Hardie (2013), "The Gamma-Gamma Model of Monetary Value", equation 5.
 *
 * @param meanValue per repeat day, in the money of v
 */
export function expectedValue(
  { p, q, v }: GammaGammaParameters,
  x: number,
  meanValue: number | undefined,
): number | undefined {
  const days = meanValue === undefined ? 0 : x;
  const shape = p * days + q - 1;
  return shape > 0 ? (p * (v + days * (meanValue ?? 0))) / shape : undefined;
}
