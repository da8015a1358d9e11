import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preferredHour, preferredWeekday, weekdayOf } from '../../../shared/domain/timing/order-times.ts';

/** Counts by hour, the others 0. */
const hours = (counts: Record<number, number>) => Array.from({ length: 24 }, (_, hour) => counts[hour] ?? 0);

describe('preferredHour(counts)', () => {
  it('is the hour with most orders; two imagined ones elsewhere lower its confidence', () => {
    expect(preferredHour(hours({ 9: 1, 21: 5 }))).toEqual({ value: 21, confidence: 5 / 8 });
  });

  it('is absent with fewer than five orders', () => {
    expect(preferredHour(hours({}))).toBeUndefined();
    expect(preferredHour(hours({ 21: 4 }))).toBeUndefined();
    expect(preferredHour(hours({ 21: 5 }))?.value).toBe(21);
  });

  it('is absent with as many at another hour', () => {
    expect(preferredHour(hours({ 9: 3, 21: 3 }))).toBeUndefined();
    expect(preferredHour(hours({ 9: 3, 21: 4 }))?.value).toBe(21);
  });

  it('needs a third of the orders', () => {
    expect(preferredHour(hours({ 9: 2, 10: 1, 11: 1, 12: 1, 13: 1 }))?.value).toBe(9);
    expect(preferredHour(hours({ 9: 2, 10: 1, 11: 1, 12: 1, 13: 1, 14: 1 }))).toBeUndefined();
    expect(preferredHour(hours({ 9: 3, 10: 2, 11: 2, 12: 2 }))?.value).toBe(9);
    expect(preferredHour(hours({ 9: 3, 10: 2, 11: 2, 12: 2, 13: 1 }))).toBeUndefined();
  });

  it('is sure of 0 o’clock too', () => {
    expect(preferredHour(hours({ 0: 5 }))?.value).toBe(0);
  });
});

describe('preferredWeekday(counts)', () => {
  it('counts from Monday, 1', () => {
    expect(preferredWeekday([0, 0, 0, 0, 0, 1, 4])).toEqual({ value: 7, confidence: 4 / 7 });
  });

  it('asks as much as for hours', () => {
    expect(preferredWeekday([4, 0, 0, 0, 0, 0, 0])).toBeUndefined();
    expect(preferredWeekday([2, 1, 1, 1, 1, 0, 0])?.value).toBe(1);
    expect(preferredWeekday([2, 1, 1, 1, 1, 1, 0])).toBeUndefined();
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
