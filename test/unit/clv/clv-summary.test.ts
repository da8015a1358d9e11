import { describe, expect, it } from 'vitest';
import { clvSummaryOf } from '../../../shared/domain/clv/clv-summary.ts';
import { groupSummaries } from '../../../shared/domain/clv/group-summaries.ts';

describe('clvSummaryOf(orderDays, dayMoneyMinor, asOfDay)', () => {
  it('counts days after the first, to the last order and to the last day before asOfDay', () => {
    expect(clvSummaryOf([100, 107, 130], [9_999, 1_000, 3_000], 151)).toEqual({
      x: 2,
      tx: 30,
      T: 50,
      meanRepeatValueMinor: 2_000,
    });
  });

  it('leaves out the money of the first day', () => {
    expect(clvSummaryOf([5], [700], 6)).toEqual({ x: 0, tx: 0, T: 0, meanRepeatValueMinor: undefined });
  });

  it('ends observation with the day before asOfDay: an order on it has T = tx', () => {
    expect(clvSummaryOf([5, 9], [1, 1], 10)).toMatchObject({ tx: 4, T: 4 });
  });

  it('knows no value where the repeat days brought nothing', () => {
    expect(clvSummaryOf([5, 9], [100, 0], 10)?.meanRepeatValueMinor).toBeUndefined();
    expect(clvSummaryOf([5, 8, 9], [100, 50, -60], 10)?.meanRepeatValueMinor).toBeUndefined();
    expect(clvSummaryOf([5, 8, 9], [-1, 50, 0], 10)?.meanRepeatValueMinor).toBe(25);
  });

  it('is undefined without an order day', () => {
    expect(clvSummaryOf([], [], 10)).toBeUndefined();
  });

  it('refuses days that do not rise, that are not before asOfDay, or without money', () => {
    expect(() => clvSummaryOf([5, 5], [1, 1], 10)).toThrow('day 5 came after 5');
    expect(() => clvSummaryOf([6, 5], [1, 1], 10)).toThrow(RangeError);
    expect(() => clvSummaryOf([5, 10], [1, 1], 10)).toThrow('before day 10; 10 came');
    expect(() => clvSummaryOf([5, 6], [1], 10)).toThrow('2 days came with 1 sums');
  });
});

describe('groupSummaries(summaries, unitDays)', () => {
  const customers = [
    { x: 2, tx: 5, T: 9 },
    { x: 0, tx: 0, T: 9 },
    { x: 2, tx: 5, T: 9 },
    { x: 0, tx: 0, T: 4 },
    { x: 2, tx: 4, T: 9 },
  ];

  it('counts those with equal x, tx and T, rising', () => {
    expect(groupSummaries(customers, 7)).toEqual({
      unitDays: 7,
      x: Float64Array.of(0, 0, 2, 2),
      tx: Float64Array.of(0, 0, 4, 5),
      T: Float64Array.of(4, 9, 9, 9),
      count: Float64Array.of(1, 1, 1, 2),
    });
  });

  it('does not depend on the order of the customers', () => {
    expect(groupSummaries([...customers].reverse())).toEqual(groupSummaries(customers));
  });

  it('takes no customer', () => {
    expect(groupSummaries([]).count).toHaveLength(0);
  });

  it('refuses what no customer can be', () => {
    for (const wrong of [
      { x: 1, tx: 0, T: 9 },
      { x: 0, tx: 1, T: 9 },
      { x: 1, tx: 10, T: 9 },
      { x: 1.5, tx: 1, T: 9 },
      { x: -1, tx: 0, T: 9 },
      { x: 1, tx: 1, T: Number.NaN },
    ])
      expect(() => groupSummaries([wrong])).toThrow(RangeError);
    expect(() => groupSummaries(customers, 0)).toThrow('0 came');
  });
});
