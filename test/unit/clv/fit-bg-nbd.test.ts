import { describe, expect, it } from 'vitest';
import type { Purchases } from '../../../shared/domain/clv/bg-nbd.ts';
import { bgNbdObjective } from '../../../shared/domain/clv/bg-nbd-likelihood.ts';
import { expectedOrders } from '../../../shared/domain/clv/expected-orders.ts';
import { type BgNbdFit, fitBgNbd } from '../../../shared/domain/clv/fit-bg-nbd.ts';
import { groupSummaries } from '../../../shared/domain/clv/group-summaries.ts';
import { simulateCustomers } from '../../support/simulated-customers.ts';

const fitOf = (customers: readonly Purchases[], unitDays = 1): BgNbdFit | undefined =>
  fitBgNbd(groupSummaries(customers, unitDays));

const fromOneTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe('fitBgNbd(summaries)', () => {
  const customers = simulateCustomers(20_000, 30, 3, 200, 7);
  const fit = fitOf(customers) as BgNbdFit;

  it('finds the parameters that customers were made with: r 1, α 30, a 1, b 3', () => {
    expect(fit.r).toBeCloseTo(1, 1);
    expect(fit.alpha / 30).toBeCloseTo(1, 1);
    expect(fit.a).toBeCloseTo(1, 0);
    expect(fit.a / (fit.a + fit.b)).toBeCloseTo(0.25, 1);
    expect(fit).toMatchObject({ unitDays: 1, customers: 20_000, converged: true, warnings: [] });
    expect(fit.repeaters).toBe(customers.filter(({ x }) => x > 0).length);
    expect(fit.logLikelihood).toBeGreaterThan(fit.logLikelihoodWithoutDropout + 1_000);
  });

  it('reports the log-likelihood of its parameters, in the unit of the times', () => {
    const at = Float64Array.of(fit.r, fit.alpha, fit.a, fit.b).map(Math.log);
    const value = bgNbdObjective(groupSummaries(customers))(at, new Float64Array(4));
    expect(fit.logLikelihood / (-20_000 * value)).toBeCloseTo(1, 12);
  });

  it('gives the same in any unit of time, α in that unit', () => {
    for (const unit of [7, 1e-4, 1e6]) {
      const other = fitOf(customers.map(({ x, tx, T }) => ({ x, tx: tx / unit, T: T / unit }))) as BgNbdFit;
      expect(other.r / fit.r).toBeCloseTo(1, 7);
      expect((other.alpha * unit) / fit.alpha).toBeCloseTo(1, 7);
      expect(other.b / fit.b).toBeCloseTo(1, 6);
    }
  });

  it('gives the same bytes in whatever order the customers come', () => {
    expect(fitOf([...customers].reverse())).toEqual(fit);
  });

  it('says that no dropout is seen where nobody drops out, and is the model without', () => {
    const loyal = fitOf(simulateCustomers(4_000, 30, Number.POSITIVE_INFINITY, 200, 3)) as BgNbdFit;
    expect(loyal.warnings).toContain('no_dropout_seen');
    expect(loyal.a / (loyal.a + loyal.b)).toBeLessThan(2e-3);
    expect(loyal.converged).toBe(true);
    expect(loyal.r).toBeCloseTo(1, 1);
    expect(loyal.alpha / 30).toBeCloseTo(1, 1);
  });

  it('stops at a = 0, b = 1 where all ordered to the last day, with finite predictions', () => {
    const steady = fromOneTo(300).map((i) => ({ x: 1 + (i % 9), tx: 400, T: 400 }));
    const edge = fitOf(steady) as BgNbdFit;
    expect(edge).toMatchObject({ a: 0, b: 1 });
    expect(edge.logLikelihood).toBe(edge.logLikelihoodWithoutDropout);
    expect(edge.warnings).toContain('no_dropout_seen');
    expect(Number.isFinite(expectedOrders(edge, { x: 4, tx: 400, T: 400 }, 365))).toBe(true);
  });

  it('warns of few repeaters, and of customers all alike', () => {
    const few = fitOf([...customers.filter(({ x }) => x > 0).slice(0, 99), { x: 0, tx: 0, T: 50 }]) as BgNbdFit;
    expect(few.warnings).toContain('few_repeaters');
    const alike = fitOf(Array.from({ length: 500 }, () => ({ x: 5, tx: 90, T: 100 }))) as BgNbdFit;
    expect(alike.warnings).toContain('parameter_at_bound');
    expect(Object.values(alike).every((value) => typeof value !== 'number' || Number.isFinite(value))).toBe(true);
  });

  it('is undefined where nobody came back', () => {
    expect(fitOf([{ x: 0, tx: 0, T: 50 }])).toBeUndefined();
    expect(fitOf([])).toBeUndefined();
  });
});
