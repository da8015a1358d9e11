import { describe, expect, it } from 'vitest';
import { emptyActivity } from '../../../shared/domain/activity/activity.ts';
import { summaryOfOrders } from '../../../shared/domain/clv/customer-summary.ts';
import type { CustomerOrders, FoldedOrders, OrderMoney } from '../../../shared/domain/customer/orders-at.ts';
import { ordersAt } from '../../../shared/domain/customer/orders-at.ts';

const nothing = ordersAt(emptyActivity, 0);
const ordersOf = (remembered: readonly OrderMoney[], folded: readonly FoldedOrders[] = []): CustomerOrders => ({
  ...nothing,
  remembered,
  folded,
});
const order = (day: number, grossMinor: number, returnedMinor = 0): OrderMoney => ({
  day,
  grossMinor,
  returnedMinor,
  quantity: 1,
});

/** January 1971: days 365 to 395. */
const january = (kept: number, grossMinor: number, returnedMinor = 0): FoldedOrders => ({
  firstDay: 365,
  lastDay: 395,
  placed: kept,
  kept,
  grossMinor,
  returnedMinor,
  quantity: kept,
});

describe('summaryOfOrders(orders, endDay)', () => {
  it('counts days with a counted order, and their money net of returns; the first day has no say in the mean', () => {
    // Days 10, 30 and 40; the one of day 50 came back whole. Money of the later two: 150 and 60 + 40.
    const orders = ordersOf([order(10, 999), order(30, 200, 50), order(40, 60), order(40, 40), order(50, 70, 70)]);
    expect(summaryOfOrders(orders, 60)).toEqual({ x: 2, tx: 30, T: 49, meanRepeatValueMinor: 125 });
  });

  it('sees nothing on the end day or after it', () => {
    const orders = ordersOf([order(10, 100), order(30, 200), order(40, 300)]);
    expect(summaryOfOrders(orders, 40)).toEqual({ x: 1, tx: 20, T: 29, meanRepeatValueMinor: 200 });
    expect(summaryOfOrders(orders, 10)).toBeUndefined();
  });

  it('is nothing of a customer without a counted order', () => {
    expect(summaryOfOrders(nothing, 60)).toBeUndefined();
    expect(summaryOfOrders(ordersOf([order(10, 0, 50), order(11, 70, 70)], [january(0, 90, 90)]), 600)).toBeUndefined();
  });

  it('spreads the orders of a folded month over as many of its middle days, alike in money', () => {
    // 3 of 31 days: 14 before them, days 379, 380, 381; (900 - 300) / 3 = 200 each; then 500 with 400.
    const orders = ordersOf([order(500, 400)], [january(3, 900, 300)]);
    expect(summaryOfOrders(orders, 600)).toEqual({ x: 3, tx: 121, T: 220, meanRepeatValueMinor: 800 / 3 });
    // Of an even number one day more lies behind than before: days 379 and 380 of 2.
    expect(summaryOfOrders(ordersOf([], [january(2, 600)]), 600)).toMatchObject({ x: 1, tx: 1, T: 220 });
  });

  it('lets a folded month have an order day a day at the most', () => {
    const orders = ordersOf([], [january(40, 6_200)]);
    expect(summaryOfOrders(orders, 600)).toEqual({ x: 30, tx: 30, T: 234, meanRepeatValueMinor: 200 });
  });

  it('cuts a folded month at the end day too', () => {
    expect(summaryOfOrders(ordersOf([], [january(3, 900)]), 381)).toEqual({
      x: 1,
      tx: 1,
      T: 1,
      meanRepeatValueMinor: 300,
    });
  });
});
