import { describe, expect, it } from 'vitest';
import { type Activity, type Cell, emptyActivity, longAgo } from '../../../shared/domain/activity/activity.ts';
import { foldActivity, foldLevel, foldLimits } from '../../../shared/domain/activity/fold-activity.ts';
import { returnsAlone } from '../../../shared/domain/activity/fold-orders.ts';
import { boundNames } from '../../../shared/domain/activity/name-counts.ts';
import { lastOverflow, placesOf, roomOf } from '../../../shared/domain/activity/overflow.ts';

/** 2011-01-01, month 492. */
const newYear = 14_975;
const cell = (period: number, category: string, kind: Cell['kind'] = 'view'): Cell => ({
  period,
  kind,
  category,
  count: 1,
  quantity: 0,
  amountMinor: 0,
  weight: 100,
});
const activityOf = (newestDay: number, rest: Partial<Activity>): Activity => ({
  ...emptyActivity,
  firstSeconds: 0,
  lastSeconds: newestDay * 86_400,
  newestDay,
  ...rest,
});
const order = (id: number, day: number, grossMinor: number) => ({
  ...returnsAlone(id, day, []),
  instantSeconds: day * 86_400,
  lines: 1,
  quantity: 2,
  grossMinor,
});

describe('foldActivity(activity)', () => {
  it('keeps 400 days and puts older ones into months, with the days that were active', () => {
    const newest = newYear + 430;
    const days = [cell(newYear, 'a'), cell(newYear + 30, 'a'), cell(newYear + 31, 'a'), cell(newest, 'a')];
    const folded = foldActivity(activityOf(newest, { days }));
    // 400 days: those after newYear + 30, which is January 31st.
    expect(folded.days).toEqual(days.slice(2));
    expect(folded.months).toEqual([{ ...cell(492, 'a'), count: 2, weight: 200 }]);
    expect(folded.monthDays).toEqual(new Map([[492, 2 ** 30 + 1]]));
    expect(folded.folded).toEqual({ day: newYear + 30, orderDay: newYear + 30, month: -1 });
    expect(foldLevel(folded)).toBe(0);
  });

  it('sums old orders up by their month, returns by the month of the return', () => {
    const newest = newYear + 460;
    const kept = { ...order(5, newYear + 70, 900), returns: [{ key: 0, day: newYear + 80, amountMinor: 10 }] };
    const orders = [
      { ...order(1, newYear, 500), returns: [{ key: 0, day: newYear + 40, amountMinor: 500 }] },
      { ...order(2, newYear + 1, 700), returns: [{ key: 0, day: newYear + 90, amountMinor: 70 }] },
      order(3, newYear + 2, 0),
      returnsAlone(4, newYear + 3, [{ key: 0, day: newYear + 3, amountMinor: 9 }]),
      kept,
    ];
    const folded = foldActivity(activityOf(newest, { orders }));
    expect(folded.orderMonths).toEqual([
      { month: 492, orders: 2, returnedWhole: 1, free: 1, grossMinor: 1200, returnedMinor: 9, quantity: 6 },
      { month: 493, orders: 0, returnedWhole: 0, free: 0, grossMinor: 0, returnedMinor: 500, quantity: 0 },
    ]);
    // What came back later of an old order is remembered by itself.
    expect(folded.orders).toEqual([
      returnsAlone(2, newYear + 90, [{ key: 0, day: newYear + 90, amountMinor: 70 }]),
      kept,
    ]);
  });

  it('does not take an order for returned whole by what came back before it', () => {
    const orders = [{ ...order(1, newYear + 1, 500), returns: [{ key: 0, day: newYear, amountMinor: 500 }] }];
    const [month] = foldActivity(activityOf(newYear + 460, { orders })).orderMonths;
    expect(month).toMatchObject({ orders: 1, returnedWhole: 0, grossMinor: 500, returnedMinor: 500 });
  });

  it('gives the cells of an old whole order to its month', () => {
    const contributions = [{ category: 'a', count: 1, quantity: 2, amountMinor: 500, weight: 300 }];
    const version = { seconds: 1, hash: 2, places: 1 };
    const orders = [{ ...order(1, newYear, 500), version, contributions }];
    const { months, monthDays } = foldActivity(activityOf(newYear + 460, { orders }));
    expect(months).toEqual([{ ...contributions[0], period: 492, kind: 'order' }]);
    expect(monthDays).toEqual(new Map([[492, 1]]));
  });

  it('folds the oldest days first when there is no room, and whole days only', () => {
    const days = [10, 10, 11, 11, 12].map((day, i) => cell(newYear + day, `c${i}`));
    const limits = { ...foldLimits, dayBytes: 4 * 18 };
    const folded = foldActivity(activityOf(newYear + 12, { days }), limits);
    expect(folded.days).toEqual(days.slice(2));
    expect(folded.months).toEqual([cell(492, 'c0'), cell(492, 'c1')]);
    expect(folded.folded.day).toBe(newYear + 10);
    expect(foldLevel(folded, limits)).toBe(1);
  });

  it('takes a day that was folded for lack of room into its month for ever', () => {
    const limits = { ...foldLimits, dayBytes: 17 };
    const full = activityOf(newYear + 5, { days: [cell(newYear + 5, 'a'), cell(newYear + 5, 'b')] });
    const folded = foldActivity(full, limits);
    expect(folded.days).toEqual([]);
    const late = foldActivity({ ...folded, days: [cell(newYear + 5, 'a')] }, limits);
    expect(late.days).toEqual([]);
    expect(late.months).toEqual([{ ...cell(492, 'a'), count: 2, weight: 200 }, cell(492, 'b')]);
  });

  it('puts the oldest months together when there is no room, without their categories', () => {
    const months = [cell(480, 'a'), cell(480, 'b'), cell(481, 'a'), cell(482, 'a'), cell(482, 'a', 'like')];
    const limits = { ...foldLimits, monthBytes: 2 * 17 };
    const folded = foldActivity(activityOf(newYear, { months }), limits);
    expect(folded.months).toEqual([{ ...cell(longAgo, ''), count: 3, weight: 300 }, ...months.slice(3)]);
    expect(folded.folded.month).toBe(481);
    expect(foldLevel(folded, limits)).toBe(2);
  });

  it('leaves an ordinary delta as it is, but for how far it is folded', () => {
    const activity = activityOf(newYear, { days: [cell(newYear, 'a')], orders: [order(1, newYear, 5)] });
    const until = newYear - 400;
    expect(foldActivity(activity)).toEqual({ ...activity, folded: { day: until, orderDay: until, month: -1 } });
    expect(foldActivity(emptyActivity)).toBe(emptyActivity);
  });
});

describe('lastOverflow(entries, most)', () => {
  it('is the newest period from which back there is no room, whatever the order of entries', () => {
    const entries = [3, 1, 2, 3].map((period) => ({ period, room: 2 }));
    expect([8, 7, 6, 5, 4, 3].map((most) => lastOverflow(entries, most))).toEqual([-1, 1, 1, 2, 2, 3]);
  });
});

describe('roomOf(cell)', () => {
  it('is 12 bytes, the name, and a byte for every seven bits of a number', () => {
    expect(roomOf(cell(1, 'ä'))).toBe(12 + 2 + 1 + 1 + 1 + 1);
    expect(roomOf({ ...cell(1, ''), count: 127, quantity: 128, amountMinor: 16_384, weight: 2 ** 51 })).toBe(
      12 + 1 + 2 + 3 + 8,
    );
  });
});

describe('placesOf(name)', () => {
  it('is one, and one more for each full 32 bytes of UTF-8', () => {
    expect(['', 'x'.repeat(31), 'x'.repeat(32), 'ä'.repeat(16), '类'.repeat(22)].map(placesOf)).toEqual([
      1, 1, 2, 2, 3,
    ]);
  });
});

describe('boundNames(counts, mostBytes)', () => {
  // By SHA-256: c is 2e7d…, a is ca97…, d is 18ac…, b is 3e23…
  const counts = new Map(['a', 'b', 'c', 'd'].map((name, i) => [name, i + 1]));

  it('keeps a table that has room', () => {
    expect(boundNames(counts, 40)).toBe(counts);
  });

  it('keeps the names of least hash and counts the rest under the empty name', () => {
    expect(boundNames(counts, 39)).toEqual(new Map([['d', 4], ['c', 3], ['b', 2], ['', 1]])); // biome-ignore format: one line
    expect(boundNames(new Map([...counts, ['', 7]]), 29)).toEqual(new Map([['d', 4], ['c', 3], ['', 10]])); // biome-ignore format: one line
  });
});
