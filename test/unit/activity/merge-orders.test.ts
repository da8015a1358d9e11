import { describe, expect, it } from 'vitest';
import type { OrderRecord } from '../../../shared/domain/activity/activity.ts';
import { returnsAlone } from '../../../shared/domain/activity/fold-orders.ts';
import { mergeOrders } from '../../../shared/domain/activity/merge-orders.ts';

const version = (seconds: number, hash: number, places: number, grossMinor: number): OrderRecord => ({
  ...returnsAlone(1, 100, []),
  instantSeconds: 100 * 86_400 + seconds,
  lines: 1,
  grossMinor,
  version: { seconds, hash, places },
});

describe('mergeOrders(a, b)', () => {
  it('keeps of two versions of one second the one with the greater hash', () => {
    const [small, great] = [version(5, 7, 1, 500), version(5, 8, 1, 400)];
    expect(mergeOrders(small, great).grossMinor).toBe(400);
    expect(mergeOrders(great, small).grossMinor).toBe(400);
  });

  it('remembers the room that the largest version took', () => {
    expect(mergeOrders(version(5, 7, 9, 500), version(6, 7, 2, 400)).version).toEqual({
      seconds: 6,
      hash: 7,
      places: 9,
    });
    expect(mergeOrders(version(6, 7, 2, 400), version(5, 7, 9, 500)).version).toEqual({
      seconds: 6,
      hash: 7,
      places: 9,
    });
  });

  it('takes the day of the order from its lines, not from what came back before them', () => {
    const back = returnsAlone(1, 90, [{ key: 0, day: 90, amountMinor: 5 }]);
    const merged = mergeOrders(back, version(5, 7, 1, 500));
    expect([merged.day, merged.instantSeconds]).toEqual([100, 100 * 86_400 + 5]);
  });

  it('takes the earliest day of returns while nothing else is known', () => {
    const back = (day: number) => returnsAlone(1, day, [{ key: 0, day, amountMinor: 5 }]);
    expect(mergeOrders(back(91), back(90))).toMatchObject({ day: 90, instantSeconds: 0, lines: 0 });
  });

  it('gives the greatest of several coupons to an order of lines', () => {
    const lines = (coupon: string): OrderRecord => ({ ...version(5, 0, 0, 100), version: undefined, coupon });
    expect(mergeOrders(lines(''), lines('TEN')).coupon).toBe('TEN');
    expect(mergeOrders(lines('TEN'), lines('ONE')).coupon).toBe('TEN');
  });
});
