import { describe, expect, it } from 'vitest';
import { emptyActivity, type OrderMonth } from '../../../shared/domain/activity/activity.ts';
import { isCounted, ordersAt } from '../../../shared/domain/customer/orders-at.ts';
import { looseReturn, orderOn, profileOfOrders } from '../../support/profile-of-orders.ts';

const activityOf = (...orders: Parameters<typeof profileOfOrders>[1]) => profileOfOrders('1', orders).activity;
const back = (day: number, amountMinor: number) => ({ returns: [{ key: 0, day, amountMinor }] });

describe('isCounted(order, returns)', () => {
  it.each([
    [100, 0, true, true],
    [100, 99, true, true],
    [100, 100, false, true],
    [100, 101, false, true],
    [0, 0, false, false],
    [0, 50, false, false],
  ])('of gross %i and returned %i says net %s, ignore %s', (grossMinor, returnedMinor, net, ignore) => {
    const order = { day: 1, grossMinor, returnedMinor, quantity: 1 };
    expect([isCounted(order, 'net'), isCounted(order, 'ignore')]).toEqual([net, ignore]);
  });
});

describe('ordersAt(activity, asOfDay)', () => {
  it('sees neither orders nor returns on the day or after it', () => {
    const activity = activityOf(orderOn(98, 500, back(99, 100)), orderOn(99, 300, back(100, 300)), orderOn(100, 900));
    expect(ordersAt(activity, 100)).toMatchObject({ count: 2, placed: 2, netMinor: 700, days: [98, 99], lastDay: 99 });
    expect(ordersAt(activity, 101)).toMatchObject({
      count: 2,
      placed: 3,
      netMinor: 1300,
      days: [98, 100],
      lastDay: 100,
    });
  });

  it('takes a return of an unknown order off on its own day, and counts no order for it', () => {
    const orders = ordersAt(activityOf(looseReturn(50, 70), orderOn(10, 200)), 60);
    expect(orders).toMatchObject({
      count: 1,
      placed: 1,
      grossMinor: 200,
      returnedMinor: 70,
      netMinor: 130,
      days: [10],
    });
    expect(orders.remembered.map(({ day }) => day)).toEqual([10, 50]);
  });

  it('keeps a day once, however many orders it has', () => {
    expect(ordersAt(activityOf(orderOn(5, 1), orderOn(5, 1), orderOn(7, 1)), 9)).toMatchObject({
      count: 3,
      days: [5, 7],
    });
  });

  it('adds months folded away once they are over, without those returned whole', () => {
    // Month 12 is January 1971: days 365 to 395.
    const month: OrderMonth = {
      month: 12,
      orders: 4,
      returnedWhole: 1,
      free: 0,
      grossMinor: 900,
      returnedMinor: 250,
      quantity: 9,
    };
    const activity = { ...emptyActivity, orderMonths: [month], newestDay: 900 };
    expect(ordersAt(activity, 396)).toMatchObject({ count: 3, placed: 4, netMinor: 650, quantity: 9, lastDay: 395 });
    expect(ordersAt(activity, 395)).toMatchObject({ count: 0, placed: 0, netMinor: 0, lastDay: undefined });
    expect(ordersAt({ ...activity, newestDay: 380 }, 390)).toMatchObject({ count: 3, lastDay: 389 });
  });
});
