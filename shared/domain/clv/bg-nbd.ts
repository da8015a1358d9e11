import type { ClvSummary } from './clv-summary.ts';

/**
 * BG/NBD: orders come as a Poisson process whose rate differs by customer as Gamma(r, rate α); after each repeat order a customer drops
 * out with a probability that differs as Beta(a, b). r, α, b > 0; a ≥ 0, and with a = 0 nobody ever drops out.
 */
export interface BgNbdParameters {
  readonly r: number;
  /** In units of time. */
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  /** Days in the unit of time of α and of the summaries that the model is asked about: 1 for days, 7 for weeks. */
  readonly unitDays: number;
}

/** (x, tx, T) in the model's unit of time. */
export type Purchases = Pick<ClvSummary, 'x' | 'tx' | 'T'>;

/**
 * Probability that the customer has not dropped out, 0..1. Exactly 1 for one who never came back, since dropout follows repeat orders
 * alone: the model says nothing of them.
 *
 * Source: Fader, Hardie (2008), "Computing P(alive) Using the BG/NBD Model".
 */
export function pAlive({ r, alpha, a, b }: BgNbdParameters, { x, tx, T }: Purchases): number {
  if (x === 0 || a === 0) return 1;
  const lnOdds = Math.log(a) - Math.log(b + x - 1) + (r + x) * Math.log1p((T - tx) / (alpha + tx));
  return 1 / (1 + Math.exp(lnOdds));
}
