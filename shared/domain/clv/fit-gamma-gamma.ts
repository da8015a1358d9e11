import { gammaln, sampleCorrelation } from 'simple-statistics';
import type { Objective } from '../statistics/objective.ts';
import { digamma } from './digamma.ts';
import { fewRepeaters } from './fit-bg-nbd.ts';
import type { GammaGammaParameters } from './gamma-gamma.ts';
import { minimizeInBox } from './minimize-in-box.ts';

/**
 * - `value_depends_on_frequency`: frequent customers have dearer or cheaper orders, which the model takes to be unrelated
 * - `few_repeaters`: fewer than `fewRepeaters` customers came back; the parameters are little more than a guess
 * - `mean_value_infinite`: q ≤ 1: customers without a repeat day have no expected value
 * - `parameter_at_bound`: values are more alike, or more unlike, than the model can say
 * - `not_converged`: the optimum was not reached; do not use
 */
export type GammaGammaWarning =
  | 'value_depends_on_frequency'
  | 'few_repeaters'
  | 'mean_value_infinite'
  | 'parameter_at_bound'
  | 'not_converged';

export interface GammaGammaFit extends GammaGammaParameters {
  /** Of the mean values in their own money. */
  readonly logLikelihood: number;
  /** Repeaters with a positive mean value: those that were fitted. */
  readonly customers: number;
  /** Pearson's, of x and the mean value over these customers; `undefined` where all have the same of one of them. */
  readonly frequencyValueCorrelation: number | undefined;
  readonly converged: boolean;
  /** In the order of the type. */
  readonly warnings: readonly GammaGammaWarning[];
}

/** Correlation of frequency and value, of either sign, above which they are not taken for independent. */
const mostCorrelation = 0.3;

const bound = 12;

/**
 * Gamma-Gamma by maximum likelihood in the logarithms of its parameters, each between e⁻¹² and e¹², money measured in the mean value.
 * Customers with x = 0 or without a positive mean value are left out; `undefined` where fewer than two remain. The same whatever the
 * order of the customers.
 *
 * Source: Fader, Hardie (2013), "The Gamma-Gamma Model of Monetary Value", equation 1a.
 *
 * @param meanValue mean value of the x repeat days of each customer; `undefined` or NaN for none
 */
export function fitGammaGamma(
  x: ArrayLike<number>,
  meanValue: ArrayLike<number | undefined>,
): GammaGammaFit | undefined {
  const kept: { x: number; value: number }[] = [];
  for (let i = 0; i < x.length; i++) {
    const value = meanValue[i] ?? 0;
    if ((x[i] as number) > 0 && value > 0) kept.push({ x: x[i] as number, value });
  }
  const customers = kept.length;
  if (customers < 2) return undefined;
  kept.sort((a, b) => a.x - b.x || a.value - b.value);
  const days = Float64Array.from(kept, (customer) => customer.x);
  const values = Float64Array.from(kept, (customer) => customer.value);
  const scale = values.reduce((sum, value) => sum + value, 0) / customers;

  const box = [bound, bound, bound];
  const objective = gammaGammaObjective(
    days,
    values.map((value) => value / scale),
  );
  const { at, value, converged } = minimizeInBox(
    objective,
    [Math.log(2), Math.log(3), 0],
    box.map((b) => -b),
    box,
  );
  const [p, q, v] = at.map(Math.exp) as unknown as readonly [number, number, number];
  const correlation = correlationOf(days, values);

  const isWarned: Record<GammaGammaWarning, boolean> = {
    value_depends_on_frequency: Math.abs(correlation ?? 0) > mostCorrelation,
    few_repeaters: customers < fewRepeaters,
    mean_value_infinite: q <= 1,
    parameter_at_bound: at.some((logarithm) => Math.abs(logarithm) >= bound - 1e-6),
    not_converged: !converged,
  };
  return {
    p,
    q,
    v: v * scale,
    logLikelihood: -value * customers - customers * Math.log(scale),
    customers,
    frequencyValueCorrelation: correlation,
    converged,
    warnings: (Object.keys(isWarned) as GammaGammaWarning[]).filter((code) => isWarned[code]),
  };
}

/** Minus the log-likelihood per customer of ln p, ln q, ln v; what depends on x alone is computed once for all who have that x. */
function gammaGammaObjective(x: Float64Array, value: Float64Array): Objective {
  const n = x.length;
  const customersOf = new Map<number, number>();
  for (const days of x) customersOf.set(days, (customersOf.get(days) ?? 0) + 1);
  let lnValues = 0;
  let daysByLn = 0;
  for (let i = 0; i < n; i++) {
    lnValues += Math.log(value[i] as number);
    daysByLn += (x[i] as number) * Math.log((x[i] as number) * (value[i] as number));
  }

  return (at, gradient) => {
    const [p, q, v] = at.map(Math.exp) as unknown as readonly [number, number, number];
    const lnV = at[2] as number;
    let sum = n * (q * lnV - gammaln(q)) + p * daysByLn - lnValues;
    let byP = daysByLn;
    let byQ = n * (lnV - digamma(q));
    let byV = (n * q) / v;
    for (const [days, count] of customersOf) {
      sum += count * (gammaln(p * days + q) - gammaln(p * days));
      const slope = count * digamma(p * days + q);
      byP += days * (slope - count * digamma(p * days));
      byQ += slope;
    }
    for (let i = 0; i < n; i++) {
      const days = x[i] as number;
      const spent = v + days * (value[i] as number);
      const shape = p * days + q;
      const lnSpent = Math.log(spent);
      sum -= shape * lnSpent;
      byP -= days * lnSpent;
      byQ -= lnSpent;
      byV -= shape / spent;
    }
    gradient[0] = (-byP * p) / n;
    gradient[1] = (-byQ * q) / n;
    gradient[2] = (-byV * v) / n;
    return -sum / n;
  };
}

function correlationOf(a: Float64Array, b: Float64Array): number | undefined {
  const isOne = (values: Float64Array): boolean => values.every((value) => value === values[0]);
  return isOne(a) || isOne(b) ? undefined : sampleCorrelation([...a], [...b]);
}
