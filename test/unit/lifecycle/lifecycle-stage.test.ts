import { describe, expect, it } from 'vitest';
import { emptyActivity } from '../../../shared/domain/activity/activity.ts';
import { ordersAt } from '../../../shared/domain/customer/orders-at.ts';
import { lifecycleStageOf } from '../../../shared/domain/lifecycle/lifecycle-stage.ts';
import { cycleDaysOf, populationCycleDays } from '../../../shared/domain/lifecycle/purchase-cycle.ts';
import { orderOn, profileOfOrders } from '../../support/profile-of-orders.ts';

const stageOf = (asOfDay: number, days: readonly number[], cycle = 30) => {
  const { activity } = profileOfOrders(
    '1',
    days.map((day) => orderOn(day, 100)),
  );
  return lifecycleStageOf(ordersAt(activity, asOfDay), asOfDay, cycle);
};

describe('lifecycleStageOf(orders, asOfDay, populationCycleDays)', () => {
  it('is a prospect without an order', () => {
    expect(lifecycleStageOf(ordersAt(emptyActivity, 100), 100, 30)).toBe('prospect');
    expect(stageOf(100, [100])).toBe('prospect');
  });

  it.each([
    [145, 'new'],
    [146, 'at_risk'],
    [190, 'at_risk'],
    [191, 'lapsed'],
    [280, 'lapsed'],
    [281, 'lost'],
  ])('judges one order on day 100 by the usual 30 days: on day %i %s', (asOfDay, stage) => {
    expect(stageOf(asOfDay, [100])).toBe(stage);
  });

  it.each([
    [125, 'active'],
    [126, 'at_risk'],
    [141, 'lapsed'],
    [171, 'lost'],
  ])('judges three order days ten days apart, the last on day 110, by ten days: on day %i %s', (asOfDay, stage) => {
    expect(stageOf(asOfDay, [90, 100, 110])).toBe(stage);
  });

  it('judges two order days by the usual cycle, not their own gap', () => {
    expect(stageOf(145, [98, 100])).toBe('active');
  });

  it('has returned after a gap of more than three cycles', () => {
    expect(stageOf(110, [10, 100])).toBe('active');
    expect(stageOf(110, [9, 100])).toBe('returned');
    expect(stageOf(110, [10, 20, 30, 40, 50, 81])).toBe('at_risk');
    expect(stageOf(90, [10, 20, 30, 40, 50, 81])).toBe('returned');
    expect(stageOf(90, [10, 20, 30, 40, 50, 80])).toBe('loyal');
  });

  it('is loyal from five orders on, also several of one day', () => {
    expect(stageOf(112, [90, 90, 100, 110])).toBe('active');
    expect(stageOf(112, [90, 90, 90, 100, 110])).toBe('loyal');
  });

  it('knows an order folded away as one before the last', () => {
    const month = { month: 12, orders: 1, returnedWhole: 0, free: 0, grossMinor: 5, returnedMinor: 0, quantity: 1 };
    const { activity } = profileOfOrders('1', [orderOn(800, 100)]);
    const orders = ordersAt({ ...activity, orderMonths: [month] }, 810);
    expect(lifecycleStageOf(orders, 810, 30)).toBe('returned');
    expect(lifecycleStageOf(orders, 810, 200)).toBe('active');
  });
});

describe('cycleDaysOf(orderDays)', () => {
  it.each([
    [[5], undefined],
    [[5, 9], 4],
    [[5, 9, 15], 5],
    [[5, 9, 15, 100], 6],
  ])('of %j is %s', (days, expected) => {
    expect(cycleDaysOf(days)).toBe(expected);
  });
});

describe('populationCycleDays(cycles)', () => {
  it('is the median of those known, the mean of the middle two of an even count, 30 when none is', () => {
    expect(populationCycleDays(Float64Array.of(Number.NaN, 9, 100, 20))).toBe(20);
    expect(populationCycleDays(Float64Array.of(20, Number.NaN, 9))).toBe(14.5);
    expect(populationCycleDays(Float64Array.of(Number.NaN))).toBe(30);
  });
});
