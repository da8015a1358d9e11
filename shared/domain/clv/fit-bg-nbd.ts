import type { BgNbdParameters } from './bg-nbd.ts';
import { bgNbdObjective } from './bg-nbd-likelihood.ts';
import type { GroupedSummaries } from './group-summaries.ts';
import { minimizeInBox } from './minimize-in-box.ts';

/**
 * - `no_dropout_seen`: dropout cannot be seen in this data; P(alive) and churn risk say nothing
 * - `few_repeaters`: fewer than `fewRepeaters` customers came back; the parameters are little more than a guess
 * - `parameter_at_bound`: the customers are more alike, or more unlike, than the model can say; its predictions remain usable
 * - `not_converged`: the optimum was not reached; do not use
 */
export type BgNbdWarning = 'no_dropout_seen' | 'few_repeaters' | 'parameter_at_bound' | 'not_converged';

export interface BgNbdFit extends BgNbdParameters {
  /** Of the times in their own unit. */
  readonly logLikelihood: number;
  /** That of the best model without dropout, NBD. */
  readonly logLikelihoodWithoutDropout: number;
  readonly customers: number;
  readonly repeaters: number;
  readonly converged: boolean;
  /** In the order of the type. */
  readonly warnings: readonly BgNbdWarning[];
}

export const fewRepeaters = 100;

/** Gain in log-likelihood below which no dropout is seen: half the 95 % quantile of χ² with the two parameters it takes. */
const leastGainOfDropout = 2.996;
/** Gain that is nothing but the way to a = 0. */
const noGain = 1e-3;

const bound = 12;
const lower = [-bound, -bound, -bound, -bound];
const upper = [bound, bound, bound, bound];

/** Where the search begins, as a and b: much, little and next to no dropout. */
const starts = [
  [1, 2],
  [0.1, 2],
  [0.01, 10],
] as const;

/**
 * BG/NBD by maximum likelihood in the logarithms of its parameters, each between e⁻¹² and e¹², times measured in mean T. `undefined`
 * where nobody came back.
 *
 * Where the likelihood only rises towards a = 0, b means nothing and a search would never end: the fit is then exactly NBD, with a = 0
 * and b = 1. Where a > 0 is likelier, but not by enough to tell, a and b are kept and the warning is the same.
 *
 * Source: Fader, Hardie, Lee (2005), "Counting Your Customers the Easy Way: An Alternative to the Pareto/NBD Model".
 */
export function fitBgNbd(summaries: GroupedSummaries): BgNbdFit | undefined {
  const { unitDays, x, tx, T, count } = summaries;
  const customers = count.reduce((sum, n) => sum + n, 0);
  const repeaters = count.reduce((sum, n, i) => sum + ((x[i] as number) > 0 ? n : 0), 0);
  if (repeaters === 0) return undefined;
  const orders = count.reduce((sum, n, i) => sum + n * (x[i] as number), 0);
  const scale = count.reduce((sum, n, i) => sum + n * (T[i] as number), 0) / customers;

  const toScale = (times: Float64Array): Float64Array => times.map((time) => time / scale);
  const objective = bgNbdObjective({ unitDays, x, tx: toScale(tx), T: toScale(T), count });
  const start = [0, Math.log(customers / orders)];

  const four = new Float64Array(4);
  const withoutDropout = minimizeInBox(
    ([lnR, lnAlpha], gradient) => {
      const value = objective(Float64Array.of(lnR as number, lnAlpha as number, Number.NEGATIVE_INFINITY, 0), four);
      gradient.set(four.subarray(0, 2));
      return value;
    },
    start.map(withinBounds),
    lower.slice(0, 2),
    upper.slice(0, 2),
  );
  const withDropout = starts
    .map(([a, b]) => minimizeInBox(objective, [...start, Math.log(a), Math.log(b)].map(withinBounds), lower, upper))
    .reduce((best, found) => (found.value < best.value ? found : best));

  const gain = customers * (withoutDropout.value - withDropout.value);
  const isNbd = gain < noGain;
  const best = isNbd ? withoutDropout : withDropout;
  const [r, alpha, a, b] = best.at.map(Math.exp) as unknown as readonly [number, number, number?, number?];
  const logLikelihoodOf = (value: number): number => -value * customers - orders * Math.log(scale);

  const isWarned: Record<BgNbdWarning, boolean> = {
    no_dropout_seen: gain < leastGainOfDropout,
    few_repeaters: repeaters < fewRepeaters,
    parameter_at_bound: best.at.some((value) => Math.abs(value) >= bound - 1e-6),
    not_converged: !best.converged,
  };
  return {
    unitDays,
    r,
    alpha: alpha * scale,
    a: a ?? 0,
    b: b ?? 1,
    logLikelihood: logLikelihoodOf(best.value),
    logLikelihoodWithoutDropout: logLikelihoodOf(withoutDropout.value),
    customers,
    repeaters,
    converged: best.converged,
    warnings: (Object.keys(isWarned) as BgNbdWarning[]).filter((code) => isWarned[code]),
  };
}

const withinBounds = (value: number): number => Math.min(bound, Math.max(-bound, value));
