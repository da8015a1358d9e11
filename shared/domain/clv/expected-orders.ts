import { type BgNbdParameters, type Purchases, pAlive } from './bg-nbd.ts';
import { ordersByQuadrature } from './orders-by-quadrature.ts';

/**
 * Expected order days of a customer within the `horizonDays` after T.
 *
 * One who is alive at T is as a new customer with r + x, α + T, a, b + x: E = P(alive) · {@link ordersOfAlive}.
 *
 * Source: Fader, Hardie, Lee (2005), equation 10.
 */
export function expectedOrders(model: BgNbdParameters, customer: Purchases, horizonDays: number): number {
  return pAlive(model, customer) * ordersOfAlive(model, customer, horizonDays);
}

/**
 * Expected order days within the `horizonDays` after T, given that the customer is alive at T; with x and T 0, those after a first
 * order. Source: the same, equation 9.
 */
export function ordersOfAlive(model: BgNbdParameters, { x, T }: Purchases, horizonDays: number): number {
  const horizon = horizonDays / model.unitDays;
  return ordersOf(model.r + x, horizon / (model.alpha + T), model.a, model.b + x);
}

/**
 * E[(1 − (1 + pτ)⁻ʳ) / p] under p ~ Beta(a, b), τ the horizon in units of α: the published
 * (a + b − 1)/(a − 1) · [1 − (1 − z)ʳ ₂F₁(r, b; a + b − 1; z)], z = τ/(1 + τ), without its holes at a = 1 and a + b = 1.
 *
 * Euler's transformation makes it (1 − z)ᵃ⁻¹ ₂F₁(a + b − 1 − r, a − 1; a + b − 1; z), whose terms stay small for many orders, since
 * x cancels in a + b − 1 − r; a − 1 and a + b − 1 are then divided out term by term. Where z is near 1 or the terms are large and of
 * both signs, the expectation is integrated.
 */
function ordersOf(r: number, tau: number, a: number, b: number): number {
  if (tau <= 0) return 0;
  if (a === 0) return r * tau;
  const c = a + b - 1;
  const isTame = tau <= 9 && a <= 20 && c - r >= -10 && c - r <= 1000;
  return isTame ? ordersBySeries(r, tau, a, b) : ordersByQuadrature(r, tau, a, b);
}

/** @param tau at most 9, so that each term is at most about 0.9 of the one before */
export function ordersBySeries(r: number, tau: number, a: number, b: number): number {
  const c = a + b - 1;
  const z = tau / (1 + tau);
  const lnGrowth = (1 - a) * Math.log1p(tau);
  const leading = Math.abs(1 - a) < 1e-12 ? Math.log1p(tau) : Math.expm1(lnGrowth) / (1 - a);
  let term = (c - r) * z;
  let sum = term;
  for (let k = 1; k < 5000; k++) {
    term *= (((c - r + k) * (a + k - 1)) / ((a + b + k - 1) * (k + 1))) * z;
    sum += term;
    if (Math.abs(term) <= 1e-17 * Math.abs(sum)) break;
  }
  return c * leading - Math.exp(lnGrowth) * sum;
}
