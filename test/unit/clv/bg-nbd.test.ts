import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BgNbdParameters, pAlive } from '../../../shared/domain/clv/bg-nbd.ts';
import { bgNbdObjective } from '../../../shared/domain/clv/bg-nbd-likelihood.ts';
import { expectedOrders, ordersOfAlive } from '../../../shared/domain/clv/expected-orders.ts';
import { groupSummaries } from '../../../shared/domain/clv/group-summaries.ts';
import { mixOver } from '../../support/mix-over-customers.ts';

const ones = { r: 1, alpha: 1, a: 1, b: 1, unitDays: 1 };
const mixed = { r: 2, alpha: 3, a: 2, b: 3, unitDays: 1 };
const customers = [
  { x: 0, tx: 0, T: 4 },
  { x: 1, tx: 2, T: 5 },
  { x: 4, tx: 4.5, T: 5 },
];

/** Likelihood of one customer who has that rate and dropout probability, alive at T and gone after the last order. */
const aliveLikelihood = (rate: number, p: number, { x, T }: { x: number; T: number }): number =>
  (1 - p) ** x * rate ** x * Math.exp(-rate * T);
const goneLikelihood = (rate: number, p: number, { x, tx }: { x: number; tx: number }): number =>
  x === 0 ? 0 : p * (1 - p) ** (x - 1) * rate ** x * Math.exp(-rate * tx);

const likelihoodOf = (customer: (typeof customers)[number]): number =>
  mixOver(mixed.alpha, (rate, p) => aliveLikelihood(rate, p, customer) + goneLikelihood(rate, p, customer));

describe('bgNbdObjective(summaries)', () => {
  it('is minus the mean log of the likelihood mixed over rates and dropouts', () => {
    const at = Float64Array.of(mixed.r, mixed.alpha, mixed.a, mixed.b).map(Math.log);
    for (const customer of customers) {
      const value = bgNbdObjective(groupSummaries([customer]))(at, new Float64Array(4));
      expect(value).toBeCloseTo(-Math.log(likelihoodOf(customer)), 4);
    }
    const [first, second, third] = customers.map(likelihoodOf) as [number, number, number];
    const together = bgNbdObjective(groupSummaries([...customers, customers[1] as (typeof customers)[number]]));
    const mean = -(Math.log(first) + 2 * Math.log(second) + Math.log(third)) / 4;
    expect(together(at, new Float64Array(4))).toBeCloseTo(mean, 4);
  });

  it('has the gradient of its values', () => {
    const objective = bgNbdObjective(groupSummaries([...customers, { x: 40, tx: 300, T: 900 }]));
    const point = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(point, (coordinates) => {
        const at = Float64Array.from(coordinates);
        const gradient = new Float64Array(4);
        const size = Math.abs(objective(at, gradient)) + 1;
        for (let i = 0; i < 4; i++) {
          const beside = (way: number): number =>
            objective(
              at.map((x, j) => (j === i ? x + way : x)),
              new Float64Array(4),
            );
          expect(Math.abs((beside(1e-5) - beside(-1e-5)) / 2e-5 - (gradient[i] as number)) / size).toBeLessThan(1e-6);
        }
      }),
    );
  });

  it('is finite to the corners of its box, without dropout, and for thousands of orders in decades', () => {
    const objective = bgNbdObjective(groupSummaries([...customers, { x: 9_000, tx: 9_900, T: 10_000 }]));
    for (let corner = 0; corner < 81; corner++) {
      const at = Float64Array.from([1, 3, 9, 27], (place) => 12 * ((Math.floor(corner / place) % 3) - 1));
      const gradient = new Float64Array(4);
      expect(Number.isFinite(objective(at, gradient))).toBe(true);
      expect(gradient.every(Number.isFinite)).toBe(true);
    }
    const gradient = new Float64Array(4);
    expect(Number.isFinite(objective(Float64Array.of(0, 0, Number.NEGATIVE_INFINITY, 0), gradient))).toBe(true);
    expect(gradient[2]).toBeCloseTo(0, 15);
  });
});

describe('pAlive(model, customer)', () => {
  it('is 1 / (1 + a/(b + x − 1) · ((α + T)/(α + tx))^(r + x))', () => {
    expect(pAlive(ones, { x: 1, tx: 1, T: 3 })).toBeCloseTo(1 / 5, 15);
    expect(pAlive(ones, { x: 2, tx: 1, T: 3 })).toBeCloseTo(1 / 5, 15);
    expect(pAlive(ones, { x: 1, tx: 3, T: 3 })).toBe(1 / 2);
  });

  it('is the share of the mixed likelihood that is of customers alive', () => {
    for (const customer of customers) {
      const alive = mixOver(mixed.alpha, (rate, p) => aliveLikelihood(rate, p, customer));
      expect(pAlive(mixed, customer)).toBeCloseTo(alive / likelihoodOf(customer), 4);
    }
  });

  it('is exactly 1 for who never came back, and for all when nobody drops out', () => {
    expect(pAlive(ones, { x: 0, tx: 0, T: 9_999 })).toBe(1);
    expect(pAlive({ ...ones, a: 0 }, { x: 3, tx: 1, T: 9_999 })).toBe(1);
  });

  it('falls to 0, not to NaN, for many orders long ago', () => {
    expect(pAlive(ones, { x: 5_000, tx: 1, T: 40_000 })).toBe(0);
  });
});

describe('expectedOrders(model, customer, horizonDays)', () => {
  it('is, mixed over rates and dropouts, what those alive will order', () => {
    for (const customer of customers) {
      const ahead = (rate: number, p: number): number =>
        aliveLikelihood(rate, p, customer) * (-Math.expm1(-rate * p * 6) / p);
      expect(expectedOrders(mixed, customer, 6)).toBeCloseTo(mixOver(mixed.alpha, ahead) / likelihoodOf(customer), 4);
    }
  });

  it('has the value worked by hand: P(alive) 1/5 times ∫ 2(1 − p) (1 − (1 + p)⁻²)/p dp = 2 ln 2', () => {
    expect(expectedOrders(ones, { x: 1, tx: 1, T: 3 }, 4)).toBeCloseTo((2 * Math.LN2) / 5, 14);
  });

  it('takes the horizon in days whatever the unit of the model', () => {
    const inWeeks = { ...mixed, alpha: mixed.alpha / 7, unitDays: 7 };
    const inDays = expectedOrders(mixed, { x: 2, tx: 14, T: 21 }, 30);
    expect(expectedOrders(inWeeks, { x: 2, tx: 2, T: 3 }, 30)).toBeCloseTo(inDays, 13);
  });
});

describe('ordersOfAlive(model, customer, horizonDays) of a new customer', () => {
  const ordersOfNew = (model: BgNbdParameters, horizonDays: number) =>
    ordersOfAlive(model, { x: 0, tx: 0, T: 0 }, horizonDays);

  it('has the values worked by hand, also where the published form has holes (a = 1; a + b = 1)', () => {
    expect(ordersOfNew(ones, 1)).toBeCloseTo(Math.LN2, 14);
    expect(ordersOfNew({ ...ones, r: 2 }, 1)).toBeCloseTo(Math.LN2 + 0.5, 14);
    // ∫ τ/(1 + pτ) over the arcsine law is τ/√(1 + τ).
    expect(ordersOfNew({ ...ones, a: 0.5, b: 0.5 }, 3)).toBeCloseTo(1.5, 14);
    expect(ordersOfNew({ ...ones, a: 0.5, b: 0.5 }, 99)).toBeCloseTo(9.9, 12);
    expect(ordersOfNew({ ...ones, a: 0.5, b: 0.5 }, 999_999)).toBeCloseTo(999.999, 8);
    // ∫ (1 − (1 + pτ)^−½)/p dp = 2 ln((1 + √(1 + τ))/2).
    expect(ordersOfNew({ ...ones, r: 0.5 }, 3)).toBeCloseTo(2 * Math.log(1.5), 14);
    expect(ordersOfNew({ ...ones, r: 0.5 }, 999_999)).toBeCloseTo(2 * Math.log(500.5), 9);
  });

  it('is the published form with ₂F₁ summed as it stands', () => {
    const hypergeometric = (a: number, b: number, c: number, z: number): number => {
      let [term, sum] = [1, 1];
      for (let k = 0; k < 3000; k++) {
        term *= (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
        sum += term;
      }
      return sum;
    };
    for (const [r, alpha, a, b, t] of [
      [0.2425945, 4.4136019, 0.7929199, 2.4258881, 52],
      [26.24, 35.4, 0.79, 28.4, 52],
      [3, 10, 1.5, 0.2, 20],
    ] as const) {
      const z = t / (alpha + t);
      const form = ((a + b - 1) / (a - 1)) * (1 - (1 - z) ** r * hypergeometric(r, b, a + b - 1, z));
      expect(ordersOfNew({ r, alpha, a, b, unitDays: 1 }, t) / form).toBeCloseTo(1, 11);
    }
  });

  it('is r t / α without dropout, and 0 in no time', () => {
    expect(ordersOfNew({ ...ones, r: 3, alpha: 2, a: 0 }, 10)).toBe(15);
    expect(ordersOfNew({ ...ones, r: 3, alpha: 2, a: 1e-12 }, 10)).toBeCloseTo(15, 9);
    expect(ordersOfNew(ones, 0)).toBe(0);
  });
});
