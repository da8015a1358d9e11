import type { Customer } from '../customer/customer.ts';
import type { LifetimeValue } from '../shop/shop.ts';
import { pAlive } from './bg-nbd.ts';
import { summaryOfOrders } from './customer-summary.ts';
import { discountedClv } from './discounted-clv.ts';
import { expectedOrders } from './expected-orders.ts';
import type { BgNbdFit } from './fit-bg-nbd.ts';
import type { GammaGammaFit } from './fit-gamma-gamma.ts';

/** `runs/<run>/models/lifetime.json` */
export interface LifetimeModel {
  /** `null` where nobody came back; times in days. */
  readonly bgNbd: BgNbdFit | null;
  /** `null` where fewer than two came back with money; in minor units. */
  readonly gammaGamma: GammaGammaFit | null;
}

/** Days from `as_of` over which money is expected. */
export const horizonDays = 365;
/** What money loses in a month. */
export const monthlyDiscountRate = 0.01;

/** What the model says of a customer; `undefined` of one who never ordered, and where no model was fitted that can be used. */
export function lifetimeValueOf({ bgNbd, gammaGamma }: LifetimeModel, customer: Customer): LifetimeValue | undefined {
  if (bgNbd === null || bgNbd.warnings.includes('not_converged')) return undefined;
  const summary = summaryOfOrders(customer.orders, customer.asOfDay);
  if (summary === undefined) return undefined;
  // Where no dropout can be told from none at all, P(alive) says nothing, whatever a and b are; nor does it of a single order day.
  const isTold = !bgNbd.warnings.includes('no_dropout_seen') && bgNbd.a > 0 && summary.x > 0;
  const isValued = gammaGamma !== null && !gammaGamma.warnings.includes('not_converged');
  return {
    pAlive: isTold ? pAlive(bgNbd, summary) : undefined,
    expectedOrders: (days) => expectedOrders(bgNbd, summary, days),
    clvMinor: isValued ? discountedClv(bgNbd, gammaGamma, summary, { horizonDays, monthlyDiscountRate }) : undefined,
  };
}
