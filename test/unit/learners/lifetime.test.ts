import { describe, expect, it } from 'vitest';
import { createLifetimeLearner } from '../../../functions/fit-models/learners/lifetime.ts';
import type { ModelCard } from '../../../shared/contracts/model-card.ts';
import type { LifetimeModel } from '../../../shared/domain/clv/lifetime-model.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { orderOn, profileOfOrders } from '../../support/profile-of-orders.ts';
import { customerOf, noSegments, period } from './learning-customer.ts';

const sources = { ...period, asOfDay: 100, firstDay: 0, minorPerMajor: 100, learningShare: 1 };

type Orders = readonly (readonly [day: number, grossMinor: number])[];

/** @param asOfDay 100, with events from day 0 on, so that the last 25 days are held out */
function learned(
  customers: readonly Orders[],
  { firstDay = 0, asOfDay = 100, learningShare = 1 } = {},
  listed: readonly Orders[] = [],
) {
  const learner = createLifetimeLearner({ ...sources, asOfDay, firstDay, learningShare });
  for (const [at, orders] of customers.entries())
    learner.add(customerOf(`${at}`, { orders, asOfDay }), noSegments, true);
  for (const [at, orders] of listed.entries())
    learner.add(customerOf(`l${at}`, { orders, asOfDay }), noSegments, false);
  const { files, cards } = learner.finish();
  const cardOf = (name: string): ModelCard => cards.find((card) => card.name === name) ?? expect.unreachable(name);
  return { model: files.lifetime as LifetimeModel, cards, cardOf };
}

const customers: readonly Orders[] = [
  [
    [0, 1000],
    [10, 2000],
    [20, 4000],
    [90, 3000],
  ],
  [
    [5, 1000],
    [30, 1000],
    [80, 1500],
    [85, 500],
  ],
  [
    [5, 2500],
    [60, 6000],
  ],
  [[40, 900]],
  [[90, 700]],
  [],
];

describe('createLifetimeLearner(sources)', () => {
  it('fits to everybody of the sample who ordered, and tells what the parameters are counted in', () => {
    const { model, cardOf } = learned(customers);
    const card = cardOf('bg-nbd');
    expect(card.fittedOn).toEqual({ customers: 5, ...period });
    expect(card.metrics.repeaters).toBe(3);
    expect(card.warnings).toContain('few_repeaters');
    expect(card.parameters).toEqual({
      r: model.bgNbd?.r,
      alpha: model.bgNbd?.alpha,
      a: model.bgNbd?.a,
      b: model.bgNbd?.b,
      unit: 'days',
    });
  });

  it('holds out the last quarter of the days looked back over: its orders by those of before, of customers known before', () => {
    const { metrics } = learned(customers).cardOf('bg-nbd');
    expect(metrics.heldOutDays).toBe(25);
    // Days 75 to 99 have the orders of days 90, 80 and 85. The first order of day 90 is of one nobody knew.
    expect(metrics.heldOutOrders).toBe(3);
    const rows = metrics.byRepeatOrders as { x: number; customers: number; actual: number | null; expected: number }[];
    // Before day 75 the customers had 2, 1, 1 and 0 repeat days.
    expect(rows.map(({ x, customers: n, actual }) => [x, n, actual]).slice(0, 4)).toEqual([
      [0, 1, 0],
      [1, 2, 1],
      [2, 1, 1],
      [3, 0, null],
    ]);
    const expected = rows.reduce((sum, { customers: n, expected: mean }) => sum + n * (mean ?? 0), 0);
    expect(metrics.expectedOrders).toBeCloseTo(expected, 10);
    expect(expected).toBeGreaterThan(0);
  });

  it('foretells from what was known then: an order that came back whole since was one', () => {
    const learner = createLifetimeLearner(sources);
    // The second of its orders is returned on day 80, in the time held out.
    const returned = orderOn(30, 1000, { returns: [{ key: 1, day: 80, amountMinor: 1000 }] });
    const profile = profileOfOrders('1', [orderOn(10, 1000), returned, orderOn(50, 1000), orderOn(90, 1000)]);
    learner.add(createCustomer(profile, { asOfDay: 100, minorPerMajor: 100 }), noSegments, true);
    const { metrics } = learner.finish().cards.find(({ name }) => name === 'bg-nbd') ?? expect.unreachable();
    const rows = metrics.byRepeatOrders as { x: number; customers: number; actual: number | null }[];
    // On day 75 it had ordered on three days; since then on one more.
    expect(rows.filter(({ customers: n }) => n > 0)).toEqual([
      expect.objectContaining({ x: 2, customers: 1, actual: 1 }),
    ]);
    expect(metrics.heldOutOrders).toBe(1);
  });

  it('keeps who brought everything back since among those who were known', () => {
    const learner = createLifetimeLearner(sources);
    const returned = orderOn(30, 1000, { returns: [{ key: 1, day: 80, amountMinor: 1000 }] });
    const options = { asOfDay: 100, minorPerMajor: 100 };
    learner.add(createCustomer(profileOfOrders('1', [returned]), options), noSegments, true);
    learner.add(createCustomer(profileOfOrders('2', [returned, orderOn(90, 1000)]), options), noSegments, true);
    const kept = [orderOn(10, 1000), orderOn(20, 1000), orderOn(90, 1000)];
    learner.add(createCustomer(profileOfOrders('3', kept), options), noSegments, true);
    const { metrics } = learner.finish().cards.find(({ name }) => name === 'bg-nbd') ?? expect.unreachable();
    const rows = metrics.byRepeatOrders as { x: number; customers: number; actual: number | null }[];
    expect(rows.filter(({ customers: n }) => n > 0)).toEqual([
      expect.objectContaining({ x: 0, customers: 2, actual: 0.5 }),
      expect.objectContaining({ x: 1, customers: 1, actual: 1 }),
    ]);
  });

  it('holds out nothing where a quarter of those days is less than two weeks', () => {
    // A quarter of 56 days are 14, of 55 days 13.
    expect(learned(customers, { firstDay: 44 }).cardOf('bg-nbd').metrics.heldOutDays).toBe(14);
    expect(learned(customers, { firstDay: 45 }).cardOf('bg-nbd').metrics).not.toHaveProperty('heldOutDays');
  });

  it('says on both cards where it learnt from a sample', () => {
    const warningsAt = (learningShare: number) =>
      learned(customers, { learningShare }).cards.map(({ name, warnings }) => [name, warnings.includes('sampled')]);
    expect(warningsAt(1)).toEqual([
      ['bg-nbd', false],
      ['gamma-gamma', false],
    ]);
    expect(warningsAt(0.5)).toEqual([
      ['bg-nbd', true],
      ['gamma-gamma', true],
    ]);
  });

  it('has the money of Gamma-Gamma in major units on the card, in minor ones in the model', () => {
    const { model, cardOf } = learned(customers);
    const { parameters, metrics, fittedOn } = cardOf('gamma-gamma');
    expect(fittedOn.customers).toBe(3);
    expect(parameters).toEqual({ p: model.gammaGamma?.p, q: model.gammaGamma?.q, v: (model.gammaGamma?.v ?? 0) / 100 });
    // The density of a hundred times smaller a number is a hundred times higher, of each of three customers.
    const likelihood = model.gammaGamma?.logLikelihood ?? 0;
    expect(metrics.logLikelihood).toBeCloseTo(likelihood + 3 * Math.log(100), 8);
  });

  it('has a model of nothing and no card where nobody came back, and does not see who is there for a list alone', () => {
    const { model, cards } = learned([[[1, 100]], [[2, 100]]], {}, customers);
    expect(model).toEqual({ bgNbd: null, gammaGamma: null });
    expect(cards).toEqual([]);
    expect(learned([]).model).toEqual({ bgNbd: null, gammaGamma: null });
  });
});
