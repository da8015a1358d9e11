import { gammaln } from 'simple-statistics';

/** Below this share of the sum a further point of the grid adds nothing. */
const negligible = 1e-18;

/**
 * E[h(p)], h(p) = (1 − (1 + pτ)⁻ʳ) / p, under p ~ Beta(a, b), for any r, τ, a, b > 0: the straight line from h(0) = rτ to h(1) is taken
 * exactly, and what h falls short of it by the trapezoidal rule in u = ln(p / (1 − p)). There the integrand is analytic for
 * |Im u| < π and falls at least as e⁻|u|, so the rule's error falls exponentially with the width of the grid, and about 200 points do.
 *
 * Source of the rule: Trefethen, Weideman (2014), "The Exponentially Convergent Trapezoidal Rule".
 */
export function ordersByQuadrature(r: number, tau: number, a: number, b: number): number {
  const atZero = r * tau;
  const atOne = -Math.expm1(-r * Math.log1p(tau));
  const line = (atZero * b + atOne * a) / (a + b);

  // p(1 − p) of the Beta density's pᵃ(1 − p)ᵇ du goes to the shortfall, the rest keeps its peak at ln(a + 1) − ln(b + 1).
  const lnNorm = gammaln(a + b + 2) - gammaln(a + 1) - gammaln(b + 1);
  const share = (a / (a + b)) * (b / (a + b + 1));
  const width = Math.min(0.25, 0.5 * Math.sqrt(1 / (a + 1) + 1 / (b + 1)));
  const peak = Math.log((a + 1) / (b + 1));

  const weighted = (u: number): number => {
    const lnP = -softplus(-u);
    const lnQ = -softplus(u);
    const density = Math.exp(lnNorm + (a + 1) * lnP + (b + 1) * lnQ);
    const [p, q] = [Math.exp(lnP), Math.exp(lnQ)];
    return density * ((q * atZero + p * atOne - falling(r, tau, p)) / (p * q));
  };
  let sum = weighted(peak);
  for (const way of [width, -width])
    for (let k = 1; k < 2000; k++) {
      const value = weighted(peak + k * way);
      sum += value;
      if (value <= negligible * sum && k > 8) break;
    }
  return line - share * width * sum;
}

const softplus = (u: number): number => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));

const falling = (r: number, tau: number, p: number): number => -Math.expm1(-r * Math.log1p(p * tau)) / p;
