import type { Objective } from '../statistics/objective.ts';
import type { GroupedSummaries } from './group-summaries.ts';

/**
 * Minus the log-likelihood per customer as a function of ln r, ln α, ln a, ln b. At ln a = −∞ it is that of NBD, without dropout.
 *
 * With D = ln(a / (b + x − 1)) + (r + x) ln((α + T) / (α + tx)) a customer's part is
 * ln Γ(r + x)/Γ(r) + r ln α − (r + x) ln(α + T) + ln B(a, b + x)/B(a, b) + [x > 0] ln(1 + e^D): of the same size whatever x and T.
 * x is whole, so the quotients of gamma functions are products, and a factor is counted once for all who have it.
 *
 * Source: Fader, Hardie, Lee (2005), "Counting Your Customers the Easy Way", equation 6.
 */
export function bgNbdObjective({ x, tx, T, count }: GroupedSummaries): Objective {
  const customers = count.reduce((sum, n) => sum + n, 0);
  const above = customersAbove(x, count);

  return (at, gradient) => {
    const [lnAlpha, lnA] = [at[1] as number, at[2] as number];
    const [r, alpha, a, b] = at.map(Math.exp) as unknown as readonly [number, number, number, number];
    let value = customers * r * lnAlpha;
    let byR = customers * lnAlpha;
    let byAlpha = (customers * r) / alpha;
    let byLnA = 0;
    let byB = 0;

    for (let j = 0; j < above.length; j++) {
      const n = above[j] as number;
      value += n * (Math.log(r + j) - Math.log1p(a / (b + j)));
      byR += n / (r + j);
      byLnA -= (n * a) / (a + b + j);
      byB += (n * a) / ((b + j) * (a + b + j));
    }
    for (let i = 0; i < x.length; i++) {
      const n = count[i] as number;
      const orders = x[i] as number;
      const end = alpha + (T[i] as number);
      const shape = r + orders;
      const lnEnd = Math.log(end);
      value -= n * shape * lnEnd;
      byR -= n * lnEnd;
      byAlpha -= (n * shape) / end;
      if (orders === 0) continue;
      const last = alpha + (tx[i] as number);
      const lnWait = lnEnd - Math.log(last);
      const lnOdds = lnA - Math.log(b + orders - 1) + shape * lnWait;
      const gone = 1 / (1 + Math.exp(-lnOdds));
      value += n * (lnOdds > 0 ? lnOdds + Math.log1p(Math.exp(-lnOdds)) : Math.log1p(Math.exp(lnOdds)));
      byR += n * gone * lnWait;
      byAlpha += n * gone * shape * (1 / end - 1 / last);
      byLnA += n * gone;
      byB -= (n * gone) / (b + orders - 1);
    }
    gradient[0] = (-byR * r) / customers;
    gradient[1] = (-byAlpha * alpha) / customers;
    gradient[2] = -byLnA / customers;
    gradient[3] = (-byB * b) / customers;
    return -value / customers;
  };
}

/** Customers with x > j, for j from 0 to the greatest x − 1. */
function customersAbove(x: Float64Array, count: Float64Array): Float64Array {
  const above = new Float64Array(x.at(-1) ?? 0);
  for (let i = 0; i < x.length; i++) {
    const highest = (x[i] as number) - 1;
    if (highest >= 0) above[highest] = (above[highest] as number) + (count[i] as number);
  }
  for (let j = above.length - 2; j >= 0; j--) above[j] = (above[j] as number) + (above[j + 1] as number);
  return above;
}
