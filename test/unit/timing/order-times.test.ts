import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preferredHour, preferredWeekday, weekdayOf } from '../../../shared/domain/timing/order-times.ts';

/** Counts by hour, the others 0. */
const hours = (counts: Record<number, number>) => Array.from({ length: 24 }, (_, hour) => counts[hour] ?? 0);

describe('preferredHour(counts)', () => {
  it('is the hour with most orders; two imagined ones elsewhere lower its confidence', () => {
    expect(preferredHour(hours({ 9: 1, 21: 5 }))).toEqual({ value: 21, confidence: 5 / 8 });
  });

  it('is absent with fewer than three orders, with as many at another hour, or one at each', () => {
    expect(preferredHour(hours({ 21: 2 }))).toBeUndefined();
    expect(preferredHour(hours({ 9: 2, 21: 2 }))).toBeUndefined();
    expect(preferredHour(hours({ 9: 1, 10: 1, 21: 1 }))).toBeUndefined();
    expect(preferredHour(hours({}))).toBeUndefined();
  });

  it('is sure of 0 o’clock too', () => {
    expect(preferredHour(hours({ 0: 3 }))?.value).toBe(0);
  });
});

describe('preferredWeekday(counts)', () => {
  it('counts from Monday, 1', () => {
    expect(preferredWeekday([0, 0, 0, 0, 0, 1, 4])).toEqual({ value: 7, confidence: 4 / 7 });
  });
});

describe('weekdayOf(day)', () => {
  it('knows days of the calendar', () => {
    const day = (date: string) => Date.parse(date) / 86_400_000;
    expect(weekdayOf(0)).toBe(4);
    expect(weekdayOf(-1)).toBe(3);
    expect(weekdayOf(day('2011-12-09'))).toBe(5);
    expect(weekdayOf(day('2017-12-03'))).toBe(7);
    expect(weekdayOf(day('1969-12-22'))).toBe(1);
  });

  it('agrees with the calendar of the language', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (day) => {
        expect(weekdayOf(day) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
      }),
    );
  });
});
