import { describe, expect, it } from 'vitest';
import { discountedClv } from '../../../shared/domain/clv/discounted-clv.ts';
import type { BgNbdFit } from '../../../shared/domain/clv/fit-bg-nbd.ts';
import type { GammaGammaFit } from '../../../shared/domain/clv/fit-gamma-gamma.ts';
import { lifetimeValueOf } from '../../../shared/domain/clv/lifetime-model.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { orderOn, profileOfOrders } from '../../support/profile-of-orders.ts';

const fitted: BgNbdFit = {
  r: 2,
  alpha: 10,
  a: 1,
  b: 2,
  unitDays: 1,
  logLikelihood: -1,
  logLikelihoodWithoutDropout: -9,
  customers: 500,
  repeaters: 200,
  converged: true,
  warnings: [],
};
const valued: GammaGammaFit = {
  p: 6,
  q: 4,
  v: 1500,
  logLikelihood: -1,
  customers: 200,
  frequencyValueCorrelation: 0,
  converged: true,
  warnings: [],
};

const customerOf = (...days: readonly number[]) =>
  createCustomer(
    profileOfOrders(
      '1',
      days.map((day) => orderOn(day, 1000)),
    ),
    { asOfDay: 41, minorPerMajor: 100 },
  );
/** x = 1, tx = 10, T = 30. */
const twice = customerOf(10, 20);

describe('lifetimeValueOf(model, customer)', () => {
  it('has the chance to be alive: 1 / (1 + a / (b + x - 1) · ((α + T) / (α + tx))^(r + x))', () => {
    // (40 / 20)^3 = 8, and a / (b + x - 1) = 1 / 2: 1 / (1 + 4).
    expect(lifetimeValueOf({ bgNbd: fitted, gammaGamma: null }, twice)?.pAlive).toBeCloseTo(0.2, 12);
  });

  it('says nothing of being alive after a single order day', () => {
    const once = lifetimeValueOf({ bgNbd: fitted, gammaGamma: valued }, customerOf(10));
    expect(once?.pAlive).toBeUndefined();
    expect(once?.clvMinor).toBeGreaterThan(0);
  });

  it('says nothing of being alive where no dropout was seen, whatever a and b are, and still expects orders', () => {
    const unseen: BgNbdFit = { ...fitted, a: 1e-6, warnings: ['no_dropout_seen'] };
    const value = lifetimeValueOf({ bgNbd: unseen, gammaGamma: valued }, twice);
    expect(value?.pAlive).toBeUndefined();
    const none: BgNbdFit = { ...fitted, a: 0 };
    expect(lifetimeValueOf({ bgNbd: none, gammaGamma: valued }, twice)?.pAlive).toBeUndefined();
    // Next to no dropout: (r + x) / (α + T) a day, 3 / 40, over 40 days.
    expect(value?.expectedOrders(40)).toBeCloseTo(3, 3);
    expect(value?.clvMinor).toBeGreaterThan(0);
  });

  it('has a year of money at one per cent a month, where a value of an order is known', () => {
    const clvMinor = discountedClv(
      fitted,
      valued,
      { x: 1, tx: 10, T: 30, meanRepeatValueMinor: 1000 },
      { horizonDays: 365, monthlyDiscountRate: 0.01 },
    );
    expect(lifetimeValueOf({ bgNbd: fitted, gammaGamma: valued }, twice)?.clvMinor).toBe(clvMinor);
    for (const gammaGamma of [null, { ...valued, warnings: ['not_converged'] as const }])
      expect(lifetimeValueOf({ bgNbd: fitted, gammaGamma }, twice)?.clvMinor).toBeUndefined();
  });

  it('is nothing without a model, of one that was not found, and of a customer without an order', () => {
    expect(lifetimeValueOf({ bgNbd: null, gammaGamma: valued }, twice)).toBeUndefined();
    const lost: BgNbdFit = { ...fitted, converged: false, warnings: ['not_converged'] };
    expect(lifetimeValueOf({ bgNbd: lost, gammaGamma: valued }, twice)).toBeUndefined();
    expect(lifetimeValueOf({ bgNbd: fitted, gammaGamma: valued }, customerOf(41))).toBeUndefined();
  });
});
