import { type BgNbdParameters, pAlive } from './bg-nbd.ts';
import type { ClvSummary } from './clv-summary.ts';
import { ordersOfAlive } from './expected-orders.ts';
import { expectedValue, type GammaGammaParameters } from './gamma-gamma.ts';

export interface ClvOptions {
  readonly horizonDays: number;
  /** What money loses in a month: 0.01 for 1 %. */
  readonly monthlyDiscountRate: number;
  /** @default 30.4375, a twelfth of 365.25 */
  readonly daysPerMonth?: number;
}

export const meanDaysPerMonth = 365.25 / 12;

/**
 * Money expected within the horizon after T, discounted by month: Σ (E[orders to tᵢ] − E[orders to tᵢ₋₁]) · E[value] / (1 + d)^i with
 * tᵢ = i months. A last month cut short is discounted to its own end. In the money of Gamma-Gamma's v; `undefined` where the expected
 * value is not finite.
 *
 * The horizon and the month are in days, and the model says how many days its unit has (`unitDays`): a model in weeks is not stepped
 * 30 weeks a month, as in a widely copied example of the Python library lifetimes, whose figures are about 3.6 times too high.
 */
export function discountedClv(
  model: BgNbdParameters,
  valueModel: GammaGammaParameters,
  customer: ClvSummary,
  { horizonDays, monthlyDiscountRate, daysPerMonth = meanDaysPerMonth }: ClvOptions,
): number | undefined {
  const value = expectedValue(valueModel, customer.x, customer.meanRepeatValueMinor);
  if (value === undefined) return undefined;
  let discountedOrders = 0;
  let before = 0;
  const months = Math.ceil(horizonDays / daysPerMonth - 1e-9);
  for (let month = 1; month <= months; month++) {
    const endDays = Math.min(month * daysPerMonth, horizonDays);
    const orders = ordersOfAlive(model, customer, endDays);
    discountedOrders += (orders - before) / (1 + monthlyDiscountRate) ** (endDays / daysPerMonth);
    before = orders;
  }
  return pAlive(model, customer) * discountedOrders * value;
}
