import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Activity, type Cell, emptyActivity } from '../../../shared/domain/activity/activity.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { emptyProfile, type Profile } from '../../../shared/domain/profile/profile.ts';
import { orderOn } from '../../support/profile-of-orders.ts';

const cell = (period: number, rest: Partial<Cell> = {}): Cell => ({
  period,
  kind: 'view',
  category: '',
  count: 1,
  quantity: 0,
  amountMinor: 0,
  weight: 0,
  ...rest,
});
const profileOf = (activity: Partial<Activity>): Profile => ({
  ...emptyProfile('u:1'),
  activity: { ...emptyActivity, newestDay: 2_000, ...activity },
});
const at = (profile: Profile, asOfDay: number) => createCustomer(profile, { asOfDay, minorPerMajor: 100 });
const always = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

describe('createCustomer(profile, options).events(kind, filter, from, to)', () => {
  const profile = profileOf({
    days: [
      cell(10, { category: 'home', count: 2 }),
      cell(10, { category: 'home/kitchen', count: 3, quantity: 5, amountMinor: 40 }),
      cell(11, { category: 'homely', count: 7 }),
      cell(12, { kind: 'share', category: 'home' }),
      cell(13, { category: 'home', count: 1 }),
    ],
  });

  it('includes both ends and leaves out the day itself and later ones', () => {
    expect(at(profile, 100).events('view', {}, 10, 13)).toEqual({
      count: 13,
      days: 3,
      quantity: 5,
      moneyMinor: 40,
      lastDay: 13,
    });
    expect(at(profile, 13).events('view', {}, 10, 13)).toMatchObject({ count: 12, days: 2, lastDay: 11 });
    expect(at(profile, 100).events('view', {}, 11, 12)).toMatchObject({ count: 7, days: 1 });
  });

  it('takes a category with all below it, but no other that begins alike', () => {
    expect(at(profile, 100).events('view', { category: 'home' }, ...always)).toMatchObject({ count: 6, days: 2 });
    expect(at(profile, 100).events('view', { category: 'home/kitchen' }, ...always)).toMatchObject({
      count: 3,
      days: 1,
    });
    expect(at(profile, 100).events('view', { category: 'toys' }, ...always)).toEqual({
      count: 0,
      days: 0,
      quantity: 0,
      moneyMinor: 0,
      lastDay: undefined,
    });
  });

  it('counts whole orders by category on the day of the order, and their refunds one each', () => {
    const order = orderOn(20, 900, {
      contributions: [
        { category: 'home', count: 1, quantity: 2, amountMinor: 400, weight: 300 },
        { category: 'toys', count: 2, quantity: 3, amountMinor: 500, weight: 600 },
      ],
      returns: [{ key: 77, day: 25, amountMinor: 100 }],
    });
    const customer = at(profileOf({ orders: [order] }), 100);
    expect(customer.events('order', {}, 20, 20)).toEqual({
      count: 3,
      days: 1,
      quantity: 5,
      moneyMinor: 900,
      lastDay: 20,
    });
    expect(customer.events('order', { category: 'toys' }, 20, 20)).toMatchObject({ count: 2, moneyMinor: 500 });
    expect(customer.events('order', {}, 21, 99).count).toBe(0);
    expect(customer.events('refund', {}, 25, 25)).toMatchObject({ count: 1, moneyMinor: 100 });
    expect(customer.events('refund', { category: 'toys' }, 25, 25).count).toBe(0);
  });

  it('counts refunds of grain line by their records, not again by the return of the order', () => {
    const order = orderOn(20, 900, { returns: [{ key: 0, day: 25, amountMinor: 100 }] });
    const customer = at(profileOf({ orders: [order], days: [cell(25, { kind: 'refund', amountMinor: 100 })] }), 100);
    expect(customer.events('refund', {}, 25, 25)).toMatchObject({ count: 1, moneyMinor: 100 });
  });

  it('takes a month folded away when it lies in the window whole', () => {
    const customer = at(profileOf({ months: [cell(12, { count: 9 })] }), 2_001);
    expect(customer.events('view', {}, 365, 395)).toMatchObject({ count: 9, days: 1, lastDay: 395 });
    expect(customer.events('view', {}, 366, 395).count).toBe(0);
    expect(customer.events('view', {}, 365, 394).count).toBe(0);
  });

  it('agrees with a plain count, whatever the days', () => {
    const day = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.integer({ min: 1, max: 4 }))), day, day, day, (days, from, to, asOfDay) => {
        const cells = days.map(([period, count]) => cell(period, { count })).sort((a, b) => a.period - b.period);
        const seen = days.filter(([period]) => period >= from && period <= to && period < asOfDay);
        const { count, days: distinct } = at(profileOf({ days: cells }), asOfDay).events('view', {}, from, to);
        expect(count).toBe(seen.reduce((sum, [, events]) => sum + events, 0));
        expect(distinct).toBe(new Set(seen.map(([period]) => period)).size);
      }),
    );
  });
});

describe('createCustomer(profile, options).activeDays(from, to)', () => {
  // Days 365, 366 and 395 of January 1971 were folded away; day 500 is a record and a whole order alike.
  const profile = profileOf({
    days: [cell(500), cell(500, { kind: 'share' }), cell(510)],
    monthDays: new Map([[12, 1 | (1 << 1) | (1 << 30)]]),
    orders: [
      orderOn(500, 10, { contributions: [{ category: '', count: 1, quantity: 1, amountMinor: 10, weight: 0 }] }),
      orderOn(505, 10, { contributions: [{ category: '', count: 1, quantity: 1, amountMinor: 10, weight: 0 }] }),
    ],
  });

  it('counts each day once, of records, whole orders and days folded away, both ends included', () => {
    expect(at(profile, 600).activeDays(...always)).toBe(6);
    expect(at(profile, 600).activeDays(366, 505)).toBe(4);
    expect(at(profile, 505).activeDays(366, 505)).toBe(3);
  });

  it('tells the first and the last of them', () => {
    expect([at(profile, 600).firstDay, at(profile, 600).lastDay]).toEqual([365, 510]);
    expect([at(profile, 510).firstDay, at(profile, 510).lastDay]).toEqual([365, 505]);
    expect([at(profile, 390).firstDay, at(profile, 390).lastDay]).toEqual([365, 366]);
    expect([at(profile, 365).firstDay, at(profile, 365).lastDay]).toEqual([undefined, undefined]);
  });
});

describe('createCustomer(profile, options).interests', () => {
  it('scores 2.975, a view with a like and a share five days old, as 4.588 with the scale 3', () => {
    // (1 + 0.5 + 2) × 1 × 0.85 = 2.975; 10 · (2 / (1 + e^(−2.975/3)) − 1) = 10 · tanh(0.495833…) = 4.588419…
    const { interests } = at(profileOf({ days: [cell(94, { category: 'home', weight: 350 })] }), 100);
    expect(interests.get('home')).toBeCloseTo(10 * Math.tanh(2.975 / 6), 12);
    expect(interests.get('home')).toBeCloseTo(4.588, 3);
  });

  it('counts age in whole days since: the third day before is 2 days old, the fourth is 3', () => {
    const weightOf = (period: number) =>
      at(profileOf({ days: [cell(period, { category: 'a', weight: 100 })] }), 100).interests.get('a');
    expect(weightOf(97)).toBeCloseTo(10 * Math.tanh(1 / 6), 12);
    expect(weightOf(96)).toBeCloseTo(10 * Math.tanh(0.85 / 6), 12);
    expect(weightOf(100)).toBeUndefined();
  });

  it('gives every prefix the weight of all below it', () => {
    const days = [cell(99, { category: 'a/b/c', weight: 100 }), cell(99, { category: 'a/d', weight: 200 })];
    const { interests } = at(profileOf({ days }), 100);
    const score = (weight: number) => 10 * Math.tanh(weight / 6);
    expect([...interests.keys()].sort()).toEqual(['a', 'a/b', 'a/b/c', 'a/d']);
    for (const [path, weight] of [
      ['a', 3],
      ['a/b', 1],
      ['a/b/c', 1],
      ['a/d', 2],
    ] as const)
      expect(interests.get(path)).toBeCloseTo(score(weight), 12);
  });

  it('adds whole orders on their day and months at the weight of old days', () => {
    const customer = at(
      profileOf({
        months: [cell(12, { category: 'a', weight: 1_000 })],
        orders: [
          orderOn(1_999, 5, { contributions: [{ category: 'a', count: 1, quantity: 1, amountMinor: 5, weight: 300 }] }),
        ],
      }),
      2_000,
    );
    expect(customer.interests.get('a')).toBeCloseTo(10 * Math.tanh((10 * 0.1 + 3) / 6), 12);
  });
});

describe('createCustomer(profile, options).trait(name)', () => {
  const trait = (value: string, origin: 'declared' | 'third_party', seconds: number) =>
    ({ name: 'gender', source: value + seconds, origin, value, seconds }) as const;
  const found = (...traits: ReturnType<typeof trait>[]) =>
    at({ ...emptyProfile('u:1'), traits }, 10).trait('gender')?.value;

  it('takes declared before third-party, newer before older, then the greater value', () => {
    expect(found(trait('old', 'declared', 5), trait('new', 'third_party', 9))).toBe('old');
    expect(found(trait('old', 'declared', 5), trait('new', 'declared', 9))).toBe('new');
    expect(found(trait('b', 'declared', 5), trait('a', 'declared', 5))).toBe('b');
    expect(found()).toBeUndefined();
  });
});

describe('createCustomer(profile, options).mainRegion', () => {
  it('is the one with most events; of several the first by name; never the rest without a name', () => {
    const regions = new Map([
      ['Norway', 3],
      ['France', 3],
      ['', 10],
    ]);
    expect(at(profileOf({ regions }), 10).mainRegion).toEqual({ name: 'France', share: 3 / 16, total: 16 });
    expect(at(profileOf({}), 10).mainRegion).toBeUndefined();
  });
});
