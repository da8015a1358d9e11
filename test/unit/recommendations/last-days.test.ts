import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDaysFrom } from '../../../shared/domain/recommendations/last-days.ts';

describe('lastDaysFrom(days, share)', () => {
  it('holds out the last days with a fifth of the rows, whatever strays from before', () => {
    const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((day) => [day, day, day, day]);
    expect(lastDaysFrom(Int32Array.from(nine), 0.2)).toBe(8);
    expect(lastDaysFrom(Int32Array.from([-300, ...nine]), 0.2)).toBe(8);
  });

  it('knows none without rows', () => expect(lastDaysFrom(new Int32Array(), 0.2)).toBeUndefined());

  it('is the latest day from which so many rows are', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (days, tenths) => {
          const from = lastDaysFrom(Int32Array.from(days), tenths / 10) as number;
          const since = (day: number): number => days.filter((each) => each >= day).length;
          expect(since(from)).toBeGreaterThanOrEqual((days.length * tenths) / 10 - 1e-9);
          expect(since(from + 1)).toBeLessThanOrEqual((days.length * tenths) / 10 + 1);
        },
      ),
    ));
});
