import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from '../../../shared/domain/evidence/local-hour.ts';

describe('weekdayOf(day)', () => {
  it('knows days of the calendar, Monday 0 to Sunday 6', () => {
    const day = (date: string) => Date.parse(date) / 86_400_000;
    expect(weekdayOf(0)).toBe(3);
    expect(weekdayOf(-1)).toBe(2);
    expect(weekdayOf(day('2011-12-09'))).toBe(4);
    expect(weekdayOf(day('2017-12-03'))).toBe(6);
    expect(weekdayOf(day('1969-12-22'))).toBe(0);
  });

  it('agrees with the calendar of the language', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (day) => {
        // There Sunday is 0.
        expect((weekdayOf(day) + 1) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
      }),
    );
  });
});
