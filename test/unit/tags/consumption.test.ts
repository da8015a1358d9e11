import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../shared/domain/activity/activity.ts';
import type { OrderHour } from '../../../shared/domain/evidence/evidence.ts';
import { computeTags } from '../../../shared/domain/tags/compute-tags.ts';
import { customerOf, type Known, tagOf } from '../../support/customer-of.ts';
import { looseReturn, orderOn } from '../../support/profile-of-orders.ts';

// As of day 15,000.
const withOrders = (...orders: Activity['orders']): Pick<Known, 'activity'> => ({
  activity: { orders, newestDay: Math.max(...orders.map(({ day }) => day)) },
});
const ordersAgo = (...daysAgo: readonly number[]) => withOrders(...daysAgo.map((ago) => orderOn(15_000 - ago, 1_000)));
const consumption = (name: string, known: Known) => tagOf(`consumption.${name}`, known);
const valueIn = (name: string, known: Known) => consumption(name, known)?.value;

const backWhole = (day: number, amountMinor: number) =>
  orderOn(day, amountMinor, { returns: [{ key: 0, day, amountMinor }] });

/** January 2010: days 14,610 to 14,640. Two orders of 30.00, one of them come back whole. */
const folded: Partial<Activity> = {
  orderMonths: [
    { month: 480, orders: 2, returnedWhole: 1, free: 0, grossMinor: 6_000, returnedMinor: 3_000, quantity: 4 },
  ],
};

describe('consumption.*', () => {
  it('says nothing of who never did anything', () => {
    const names =
      'orders spend gross returned_share average_order_value biggest_order items_per_order level first_order_day';
    const more =
      'last_order_day cycle_days cycle_dispersion regularity next_order_days preferred_hour preferred_weekday';
    const terms = 'payment payment_share delivery delivery_share coupon_share discount_share';
    for (const name of `${names} ${more} ${terms}`.split(' ')) expect(consumption(name, {}), name).toBeUndefined();
  });

  it('says nothing of habits of who only brought back', () => {
    const known = withOrders(looseReturn(14_990, 500));
    for (const name of [
      'gross',
      'returned_share',
      'biggest_order',
      'items_per_order',
      'coupon_share',
      'first_order_day',
    ])
      expect(consumption(name, known), name).toBeUndefined();
    expect(valueIn('spend', known)).toBe(-5);
  });
});

describe('consumption.gross, returned_share, items_per_order', () => {
  it('count money before returns, what came back of it, and pieces of all orders placed', () => {
    const known = withOrders(
      orderOn(14_900, 4_000, { quantity: 3, returns: [{ key: 0, day: 14_910, amountMinor: 1_000 }] }),
      backWhole(14_950, 2_000),
      orderOn(15_000, 9_999),
    );
    expect(consumption('gross', known)).toMatchObject({ value: 60, confidence: 1 });
    expect(consumption('returned_share', known)).toMatchObject({ value: 0.5, confidence: 0.5 });
    expect(consumption('items_per_order', known)).toMatchObject({ value: 2, confidence: 0.5 });
  });

  it('say nothing of pieces where no order tells of any', () => {
    expect(consumption('items_per_order', withOrders(orderOn(14_900, 4_000, { quantity: 0 })))).toBeUndefined();
  });

  it('never say that more came back than was bought', () => {
    const known = withOrders(orderOn(14_900, 1_000), looseReturn(14_950, 3_000));
    expect(valueIn('returned_share', known)).toBe(1);
  });

  it('are in the units of the currency', () => {
    expect(valueIn('gross', { ...ordersAgo(10), minorPerMajor: 1 })).toBe(1_000);
    expect(valueIn('biggest_order', { ...ordersAgo(10), minorPerMajor: 1 })).toBe(1_000);
  });
});

describe('consumption.level', () => {
  const shop = { spendCuts: [1_000, 3_000, 4_000, 5_000] };
  it.each([
    [999, 'low'],
    [1_000, 'low'],
    [1_001, 'middle'],
    [2_000, 'middle'],
    [2_001, 'middle'],
    [3_000, 'middle'],
    [3_001, 'upper'],
    [4_000, 'upper'],
    [4_001, 'high'],
    [5_000, 'high'],
    [5_001, 'top'],
  ])('of a spend of %i is %s', (minor, level) => {
    expect(valueIn('level', { ...withOrders(orderOn(14_990, minor)), shop })).toBe(level);
  });

  it('is told of buyers alone, and of a run that has the borders', () => {
    expect(consumption('level', { ...withOrders(backWhole(14_990, 700)), shop })).toBeUndefined();
    expect(consumption('level', ordersAgo(10))).toBeUndefined();
  });
});

describe('consumption.first_order_day, last_order_day', () => {
  it('are those of counted orders', () => {
    const known = withOrders(
      backWhole(14_900, 500),
      orderOn(14_950, 500),
      orderOn(14_980, 500),
      backWhole(14_990, 500),
    );
    expect(consumption('first_order_day', known)).toMatchObject({ value: 14_950, confidence: 1, type: 'day' });
    expect(consumption('last_order_day', known)).toMatchObject({ value: 14_980, confidence: 1, type: 'day' });
  });

  it('of folded orders are the first and the last day of their month', () => {
    expect(consumption('first_order_day', { activity: folded })).toMatchObject({ value: 14_610, confidence: 0.5 });
    expect(consumption('last_order_day', { activity: folded })).toMatchObject({ value: 14_640, confidence: 0.5 });
    const later = { activity: { ...folded, ...ordersAgo(10).activity, monthDays: new Map([[480, 1]]) } };
    expect(consumption('first_order_day', later)).toMatchObject({ value: 14_610, confidence: 0.5 });
    expect(consumption('last_order_day', later)).toMatchObject({ value: 14_990, confidence: 1 });
  });

  it('of folded orders are not in a month of which everything came back', () => {
    const gone = { month: 479, orders: 1, returnedWhole: 1, free: 0, grossMinor: 900, returnedMinor: 900, quantity: 1 };
    const activity = { orderMonths: [gone, ...(folded.orderMonths ?? []), { ...gone, month: 481 }] };
    expect(valueIn('first_order_day', { activity })).toBe(14_610);
    expect(valueIn('last_order_day', { activity })).toBe(14_640);
  });

  it('do not begin before anything else is known of the customer', () => {
    // Bits 9 and 19 of January 2010 are its 10th and 20th day.
    const monthDays = new Map([[480, (1 << 9) | (1 << 19)]]);
    expect(valueIn('first_order_day', { activity: { ...folded, monthDays } })).toBe(14_619);
  });
});

describe('consumption.biggest_order', () => {
  it('takes returns off, and is as sure as the share of orders it knows singly', () => {
    const known = withOrders(
      orderOn(14_900, 9_000, { returns: [{ key: 0, day: 14_910, amountMinor: 5_000 }] }),
      orderOn(14_950, 4_500),
      backWhole(14_960, 8_000),
    );
    expect(consumption('biggest_order', known)).toMatchObject({ value: 45, confidence: 1 });
    const older = { activity: { ...known.activity, ...folded } };
    expect(consumption('biggest_order', older)).toMatchObject({ value: 45, confidence: 2 / 3 });
    expect(consumption('biggest_order', { activity: folded })).toBeUndefined();
  });
});

describe('consumption.cycle_dispersion, regularity', () => {
  it('are 0 and 1 of a clock', () => {
    const known = ordersAgo(40, 30, 20, 10);
    expect(consumption('cycle_dispersion', known)).toMatchObject({ value: 0, confidence: 0.5 });
    expect(consumption('regularity', known)).toMatchObject({ value: 1, confidence: 0.5 });
  });

  it('divide the standard deviation of the gaps by their mean', () => {
    // Gaps of 10, 20 and 30 days: mean 20, sample standard deviation 10.
    const known = ordersAgo(65, 55, 35, 5);
    expect(valueIn('cycle_dispersion', known)).toBeCloseTo(0.5, 12);
    expect(valueIn('regularity', known)).toBeCloseTo(2 / 3, 12);
  });

  it('need three order days', () => {
    expect(consumption('cycle_dispersion', ordersAgo(20, 10))).toBeUndefined();
    expect(consumption('regularity', ordersAgo(20, 20, 10))).toBeUndefined();
    expect(consumption('regularity', ordersAgo(30, 20, 10))?.confidence).toBeCloseTo(1 - Math.SQRT1_2, 12);
  });
});

describe('consumption.next_order_days', () => {
  it.each([
    [[50, 30, 10], 10],
    [[20, 10, 1], 8.5],
    [[100, 90], -80],
    [[60, 30], 0],
  ])('after orders %j days ago is %d', (ago, expected) => {
    expect(valueIn('next_order_days', ordersAgo(...ago))).toBe(expected);
  });

  it('is as sure as the cycle, and needs one', () => {
    expect(consumption('next_order_days', ordersAgo(30, 20, 10))?.confidence).toBe(0.5);
    expect(consumption('next_order_days', ordersAgo(10))).toBeUndefined();
  });
});

describe('consumption.preferred_hour, preferred_weekday', () => {
  const hours = (...orderHours: readonly (readonly [weekday: number, hour: number, count: number])[]) => ({
    evidence: { orderHours: orderHours.map(([weekday, hour, count]): OrderHour => ({ weekday, hour, count })) },
  });

  it('are where most orders are, drawn down where there are few', () => {
    const known = hours([0, 9, 1], [5, 20, 3], [6, 20, 2]);
    expect(consumption('preferred_hour', known)).toMatchObject({ value: 20, confidence: 5 / 8 });
    expect(consumption('preferred_weekday', known)).toMatchObject({ value: 'saturday', confidence: 3 / 8 });
  });

  it('need five orders', () => {
    expect(consumption('preferred_hour', hours([0, 9, 4]))).toBeUndefined();
    expect(consumption('preferred_weekday', hours([0, 9, 4]))).toBeUndefined();
    expect(valueIn('preferred_hour', hours([0, 9, 5]))).toBe(9);
    expect(valueIn('preferred_weekday', hours([0, 9, 5]))).toBe('monday');
  });

  it('need a third of the orders', () => {
    const others = [
      [1, 10, 2],
      [2, 11, 2],
      [3, 12, 2],
    ] as const;
    const third = hours([0, 9, 3], ...others);
    expect(valueIn('preferred_hour', third)).toBe(9);
    expect(valueIn('preferred_weekday', third)).toBe('monday');
    const less = hours([0, 9, 3], ...others, [4, 13, 1]);
    expect(consumption('preferred_hour', less)).toBeUndefined();
    expect(consumption('preferred_weekday', less)).toBeUndefined();
  });

  it('know the hour 0 and the last of the week', () => {
    expect(valueIn('preferred_hour', hours([6, 0, 5]))).toBe(0);
    expect(valueIn('preferred_hour', hours([6, 23, 5]))).toBe(23);
    expect(valueIn('preferred_weekday', hours([6, 0, 5]))).toBe('sunday');
  });

  it('are not told of a tie', () => {
    expect(consumption('preferred_hour', hours([0, 9, 3], [0, 10, 3]))).toBeUndefined();
    expect(valueIn('preferred_weekday', hours([0, 9, 3], [0, 10, 3]))).toBe('monday');
    expect(valueIn('preferred_hour', hours([0, 9, 3], [0, 10, 4]))).toBe(10);
    expect(consumption('preferred_weekday', hours([0, 9, 3], [1, 9, 3]))).toBeUndefined();
  });
});

describe('consumption.payment, delivery and their shares', () => {
  it.each(['payment', 'delivery'])('%s is the name of most orders', (name) => {
    const names = [
      { name: '', count: 9 },
      { name: 'alipay', count: 4 },
      { name: 'card', count: 5 },
    ];
    const known = { evidence: { [name === 'payment' ? 'payments' : 'deliveries']: names } };
    expect(consumption(name, known)).toMatchObject({ value: 'card', confidence: 5 / 20, type: 'string' });
    expect(consumption(`${name}_share`, known)).toMatchObject({ value: 5 / 18, confidence: 18 / 20 });
  });

  it('gives a tie to the first name, whatever the order', () => {
    const [a, b] = [
      { name: 'alipay', count: 2 },
      { name: 'card', count: 2 },
    ] as const;
    expect(valueIn('payment', { evidence: { payments: [a, b] } })).toBe('alipay');
    expect(valueIn('payment', { evidence: { payments: [b, a] } })).toBe('alipay');
  });

  it('says nothing where no order tells', () => {
    expect(consumption('payment', { evidence: { payments: [{ name: '', count: 3 }] } })).toBeUndefined();
    expect(consumption('payment_share', { evidence: { payments: [{ name: '', count: 3 }] } })).toBeUndefined();
  });
});

describe('consumption.orders', () => {
  const day = {
    kind: 'order',
    category: '',
    period: 14_990,
    count: 1,
    quantity: 1,
    amountMinor: 0,
    weight: 300,
  } as const;

  it('says nothing of who ordered where no order says its money, and 0 of who never ordered', () => {
    const unpriced: Known = { activity: { days: [day], newestDay: 14_990 } };
    expect(consumption('orders', unpriced)).toBeUndefined();
    const segments = { rfm: 'none', tier: 'ordinary', lifecycle: 'prospect', cluster: 'none' };
    expect(computeTags(customerOf(unpriced), segments).get('lifecycle.stage')).toBeUndefined();
    expect(computeTags(customerOf({}), segments).get('lifecycle.stage')?.value).toBe('prospect');
    expect(valueIn('orders', { activity: { days: [{ ...day, kind: 'view' }], newestDay: 14_990 } })).toBe(0);
  });

  it('is 0 of who brought everything back', () => {
    expect(valueIn('orders', { activity: { ...withOrders(backWhole(14_990, 500)).activity, days: [day] } })).toBe(0);
  });
});

describe('what nobody in the shop had', () => {
  it('is not said to be 0: coupons, discounts, returns', () => {
    const known = ordersAgo(100, 50);
    const terms = (some: object) => ({
      ...known,
      shop: { terms: { coupons: false, discounts: false, returns: false, ...some } },
    });
    for (const [name, some] of [
      ['coupon_share', { coupons: true }],
      ['discount_share', { discounts: true }],
      ['returned_share', { returns: true }],
    ] as const) {
      expect(consumption(name, terms({})), name).toBeUndefined();
      expect(consumption(name, terms(some)), name).toMatchObject({ value: 0, confidence: 0.5 });
    }
    expect(tagOf('preference.promotion_sensitivity', terms({}))).toBeUndefined();
    expect(tagOf('preference.promotion_sensitivity', terms({ discounts: true }))?.value).toBe(0);
  });
});

describe('consumption.coupon_share, discount_share', () => {
  it('count orders with gross above 0 before as_of, returned or not', () => {
    const known = withOrders(
      orderOn(14_900, 1_000, { coupon: 'TEN', discountMinor: 100 }),
      orderOn(14_910, 1_000, { discountMinor: 100 }),
      backWhole(14_920, 500),
      orderOn(14_930, 1_000),
      orderOn(14_940, 0, { coupon: 'FREE', discountMinor: 700 }),
      orderOn(15_000, 1_000, { coupon: 'TEN' }),
    );
    expect(consumption('coupon_share', known)).toMatchObject({ value: 0.25, confidence: 4 / 6 });
    expect(consumption('discount_share', known)).toMatchObject({ value: 0.5, confidence: 4 / 6 });
  });
});
