import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pAlive } from '../../../shared/domain/clv/bg-nbd.ts';
import { discountedClv } from '../../../shared/domain/clv/discounted-clv.ts';
import { expectedOrders, ordersBySeries } from '../../../shared/domain/clv/expected-orders.ts';
import { ordersByQuadrature } from '../../../shared/domain/clv/orders-by-quadrature.ts';

/** From far below to far above what data give, evenly in the logarithm. */
const size = (least: number, most: number) =>
  fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map(Math.exp);

const model = fc.record({
  r: size(1e-5, 1e3),
  alpha: size(1e-3, 1e5),
  a: fc.oneof(fc.constant(0), size(1e-9, 1e5)),
  b: size(1e-5, 1e5),
  unitDays: fc.constantFrom(1, 7),
});
const customer = fc
  .record({
    x: fc.integer({ min: 0, max: 5_000 }),
    share: fc.double({ min: 1e-3, max: 1, noNaN: true }),
    T: size(1, 2e4),
  })
  .map(({ x, share, T }) => ({ x, tx: x === 0 ? 0 : share * T, T, meanRepeatValueMinor: x === 0 ? undefined : 1_999 }));
const days = size(1e-2, 1e4);

describe('expected orders, over all parameters', () => {
  it('are finite, from 0 to (r + x) t / (α + T), more in more time', () => {
    fc.assert(
      fc.property(model, customer, days, (m, c, t) => {
        const alive = pAlive(m, c);
        const orders = expectedOrders(m, c, t);
        const most = ((m.r + c.x) * t) / m.unitDays / (m.alpha + c.T);
        expect(alive >= 0 && alive <= 1).toBe(true);
        expect(orders).toBeGreaterThanOrEqual(-1e-9 * most);
        expect(orders).toBeLessThanOrEqual(most * (1 + 1e-9));
        expect(expectedOrders(m, c, 2 * t)).toBeGreaterThanOrEqual(orders - 1e-9 * most);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are the same summed as a series and integrated', () => {
    const a = size(1e-6, 20);
    fc.assert(
      fc.property(size(1e-3, 50), size(1e-3, 9), a, size(1e-2, 200), (r, tau, a, b) => {
        fc.pre(a + b - 1 - r >= -10);
        const integrated = ordersByQuadrature(r, tau, a, b);
        expect(Math.abs(ordersBySeries(r, tau, a, b) / integrated - 1)).toBeLessThan(1e-8);
      }),
      { numRuns: 1_000 },
    );
  });

  it('make a finite lifetime value, at most that of undiscounted orders', () => {
    const values = { p: 6.25, q: 3.74, v: 1_544 };
    fc.assert(
      fc.property(model, customer, (m, c) => {
        const options = { horizonDays: 365, monthlyDiscountRate: 0.01 };
        const clv = discountedClv(m, values, c, options) as number;
        const undiscounted = discountedClv(m, values, c, { ...options, monthlyDiscountRate: 0 }) as number;
        expect(Number.isFinite(clv)).toBe(true);
        expect(clv).toBeLessThanOrEqual(undiscounted + 1e-9 * Math.abs(undiscounted) + 1e-12);
      }),
    );
  });
});
