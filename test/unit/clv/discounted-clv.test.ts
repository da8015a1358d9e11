import { describe, expect, it } from 'vitest';
import { calibrationByFrequency } from '../../../shared/domain/clv/calibration-by-frequency.ts';
import { discountedClv } from '../../../shared/domain/clv/discounted-clv.ts';

describe('discountedClv(model, valueModel, customer, options)', () => {
  /** Without dropout: (r + x)/(α + T) orders a day = 1/10, each worth 2 · (100 + 2 · 50)/(2 · 2 + 2 − 1) = 80. */
  const model = { r: 1, alpha: 10, a: 0, b: 1, unitDays: 1 };
  const values = { p: 2, q: 2, v: 100 };
  const customer = { x: 2, tx: 20, T: 20, meanRepeatValueMinor: 50 };

  it('sums orders times value, each month discounted to its end', () => {
    const options = { horizonDays: 60, daysPerMonth: 30, monthlyDiscountRate: 0.25 };
    expect(discountedClv(model, values, customer, options)).toBeCloseTo(3 * 80 * (0.8 + 0.64), 10);
    expect(discountedClv(model, values, customer, { ...options, monthlyDiscountRate: 0 })).toBeCloseTo(480, 10);
  });

  it('ends a month that is cut short at its own end', () => {
    const options = { horizonDays: 45, daysPerMonth: 30, monthlyDiscountRate: 0.25 };
    const expected = 3 * 80 * 0.8 + 1.5 * 80 * 0.8 ** 1.5;
    expect(discountedClv(model, values, customer, options)).toBeCloseTo(expected, 10);
  });

  it('knows the unit of the model: weeks are not taken for days', () => {
    const inWeeks = { ...model, alpha: 10 / 7, unitDays: 7 };
    const sameInWeeks = { ...customer, tx: 20 / 7, T: 20 / 7 };
    const options = { horizonDays: 365, monthlyDiscountRate: 0.01 };
    const inDays = discountedClv(model, values, customer, options) as number;
    expect(discountedClv(inWeeks, values, sameInWeeks, options)).toBeCloseTo(inDays, 8);
  });

  it('takes a twelfth of 365.25 days for a month', () => {
    const year = { horizonDays: 365.25, monthlyDiscountRate: 1 };
    // Half of 3.04375 orders, a quarter, … to 2⁻¹².
    expect(discountedClv(model, values, customer, year)).toBeCloseTo(3.04375 * 80 * (1 - 2 ** -12), 9);
  });

  it('is undefined where the value is not finite, and 0 over no time', () => {
    const options = { horizonDays: 365, monthlyDiscountRate: 0.01 };
    const once = { x: 0, tx: 0, T: 20, meanRepeatValueMinor: undefined };
    expect(discountedClv(model, { ...values, q: 1 }, once, options)).toBeUndefined();
    expect(discountedClv(model, values, once, { ...options, horizonDays: 0 })).toBe(0);
  });
});

describe('calibrationByFrequency(customers, lastX)', () => {
  it('means by repeat orders, the last row from there up, empty rows without means', () => {
    const rows = calibrationByFrequency(
      [
        { x: 0, expectedOrders: 0.5, actualOrders: 1 },
        { x: 0, expectedOrders: 0.25, actualOrders: 0 },
        { x: 2, expectedOrders: 3, actualOrders: 2 },
        { x: 40, expectedOrders: 9, actualOrders: 12 },
      ],
      2,
    );
    expect(rows).toEqual([
      { x: 0, customers: 2, meanActual: 0.5, meanExpected: 0.375 },
      { x: 1, customers: 0, meanActual: undefined, meanExpected: undefined },
      { x: 2, customers: 2, meanActual: 7, meanExpected: 6 },
    ]);
  });

  it('goes to 7 and more by default', () => {
    expect(calibrationByFrequency([]).map(({ x }) => x)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
