/** A share of some cases and the interval that holds the true one with 95 % confidence. Each 0..1. */
export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Quantile 0.975 of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * Score interval without continuity correction. Source: Wilson (1927), "Probable inference, the law of succession, and statistical
 * inference"; as recommended by Newcombe (1998), method 3.
 *
 * @param successes 0..cases, not necessarily whole
 * @param cases above 0
 */
export function wilsonInterval(successes: number, cases: number): Share {
  const value = successes / cases;
  const spread = (z * z) / cases;
  const centre = (value + spread / 2) / (1 + spread);
  const half = (z / (1 + spread)) * Math.sqrt((value * (1 - value)) / cases + spread / (4 * cases));
  return {
    value,
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === cases ? 1 : Math.min(1, centre + half),
  };
}
