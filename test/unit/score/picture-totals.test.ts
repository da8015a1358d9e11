import { describe, expect, it } from 'vitest';
import { createPictureTotals } from '../../../functions/score-part/picture-totals.ts';
import { firstDayOf } from '../../../shared/domain/activity/month-of.ts';
import { mostMonths } from '../../../shared/domain/cohorts/cohort-sums.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import type { ReturnsRule } from '../../../shared/domain/customer/orders-at.ts';
import { type Evidence, noEvidence } from '../../../shared/domain/evidence/evidence.ts';
import { type LifetimeValue, unknownShop } from '../../../shared/domain/shop/shop.ts';
import { bucketOf } from '../../../shared/domain/statistics/log-buckets.ts';
import { orderOn, profileOfOrders } from '../../support/profile-of-orders.ts';

const march = 41 * 12 + 2; // 2011-03
const asOfDay = firstDayOf(march) + 9;

interface Made {
  readonly orders?: Parameters<typeof profileOfOrders>[1];
  readonly evidence?: Partial<Evidence>;
  readonly value?: Partial<LifetimeValue> & { readonly orders?: number };
}

let nextId = 1;
function customer({ orders = [], evidence = {}, value }: Made) {
  const told: LifetimeValue | undefined = value && {
    pAlive: value.pAlive,
    expectedOrders: (days) => (days === 90 ? (value.orders ?? 0) : Number.NaN),
    clvMinor: value.clvMinor,
  };
  const shop = { ...unknownShop, lifetimeValue: () => told };
  const profile = profileOfOrders(String(nextId++), orders);
  return createCustomer(profile, { asOfDay, minorPerMajor: 100, shop }, { ...noEvidence, ...evidence });
}

function sumsOf(customers: readonly (Made & { readonly tier?: string })[], returns: ReturnsRule = 'net') {
  const totals = createPictureTotals(returns, asOfDay);
  for (const made of customers) totals.add(customer(made), made.tier ?? 'core');
  return totals.sums();
}

describe('createPictureTotals(returns, asOfDay)', () => {
  /** Customers and those active so many months after, of a month. */
  const cohortOf = ({ cohorts }: ReturnType<typeof sumsOf>, month: number) => {
    const row = mostMonths - (march - month);
    return [cohorts.customers[row], cohorts.active.slice(row * mostMonths, row * mostMonths + 3)];
  };

  it('puts a customer into the month of the first counted order, and not those before as_of’s day', () => {
    const january = firstDayOf(march - 2);
    const sums = sumsOf([
      { orders: [orderOn(january, 100), orderOn(asOfDay - 1, 100)] },
      { orders: [orderOn(january + 30, 100), orderOn(january + 31, 100)] },
      { orders: [orderOn(asOfDay, 100)] },
      {},
    ]);
    expect(cohortOf(sums, march - 2)).toEqual([2, [2, 1, 1]]);
    expect(cohortOf(sums, march - 1)).toEqual([0, [0, 0, 0]]);
    expect(cohortOf(sums, march)).toEqual([0, [0, 0, 0]]);
  });

  it('counts an order that came back whole where returns are ignored alone', () => {
    const day = firstDayOf(march - 1);
    const made = () => ({
      orders: [orderOn(day, 100, { returns: [{ key: 0, day: day + 1, amountMinor: 100 }] }), orderOn(day + 28, 50)],
    });
    expect(cohortOf(sumsOf([made()], 'net'), march - 1)).toEqual([0, [0, 0, 0]]);
    expect(cohortOf(sumsOf([made()], 'net'), march)[0]).toBe(1);
    expect(cohortOf(sumsOf([made()], 'ignore'), march - 1)).toEqual([1, [1, 1, 0]]);
  });

  it('counts months whose orders are no longer remembered singly, by the same rule', () => {
    const profile = profileOfOrders('folded', [orderOn(firstDayOf(march), 100)]);
    const money = { free: 0, grossMinor: 100, returnedMinor: 100, quantity: 1 };
    const orderMonths = [
      { month: march - 2, orders: 1, returnedWhole: 1, ...money },
      { month: march - 1, orders: 2, returnedWhole: 1, ...money },
    ];
    const folded = createCustomer(
      { ...profile, activity: { ...profile.activity, orderMonths } },
      { asOfDay, minorPerMajor: 100 },
    );
    const sums = (returns: ReturnsRule) => {
      const totals = createPictureTotals(returns, asOfDay);
      totals.add(folded, 'core');
      return totals.sums();
    };
    expect(cohortOf(sums('net'), march - 2)).toEqual([0, [0, 0, 0]]);
    expect(cohortOf(sums('net'), march - 1)).toEqual([1, [1, 1, 0]]);
    expect(cohortOf(sums('ignore'), march - 2)).toEqual([1, [1, 1, 1]]);
  });

  it('adds the visits of a tier', () => {
    const day = { events: 9, products: 3, seconds: 60 };
    const visits = [
      { day: 1, visits: 4, carts: 2, checkouts: 1, orders: 1, ...day },
      { day: 2, visits: 1, carts: 0, checkouts: 0, orders: 0, ...day },
    ];
    const sums = sumsOf([
      { evidence: { visits } },
      { evidence: { visits: visits.slice(1) } },
      { evidence: { visits }, tier: 'growth' },
      {},
    ]);
    expect(sums.visits).toEqual({
      core: { customers: 2, visits: 6, carts: 2, checkouts: 1, orders: 1 },
      growth: { customers: 1, visits: 5, carts: 2, checkouts: 1, orders: 1 },
    });
  });

  it('adds stars, opinions and complaints of reviews', () => {
    const review = (rating: number, sentiment: number | undefined, ...complaints: string[]) => ({
      day: 1,
      category: '',
      rating,
      sentiment,
      complaints,
    });
    const { feedback } = sumsOf([
      { evidence: { reviews: [review(450, 5, 'size'), review(100, -5, 'size', 'price'), review(-1, 4)] } },
      { evidence: { reviews: [review(500, undefined)] } },
      {},
    ]);
    expect(feedback).toEqual({
      customers: 2,
      reviews: 4,
      stars: { 5: 2, 1: 1 },
      ratingHundredths: 1050,
      opinions: { positive: 1, negative: 1, neutral: 1 },
      complaints: { size: 2, price: 1 },
    });
  });

  it('adds what is expected, in thousandths of an order and minor units, by chance to still buy', () => {
    const { value } = sumsOf([
      { value: { pAlive: 0.5, orders: 1.2346, clvMinor: 1000.4 } },
      { value: { pAlive: 0.4999, orders: 0.5, clvMinor: undefined } },
      { value: { pAlive: 1, orders: 2, clvMinor: 99.5 } },
      { value: { pAlive: undefined, orders: 0.25, clvMinor: 7 } },
      { value: { pAlive: 0, orders: 0, clvMinor: 0 }, tier: 'dormant' },
      {},
    ]);
    expect(value).toEqual({
      core: {
        customers: 4,
        expectedThousandths: 1235 + 500 + 2000 + 250,
        valued: 3,
        clvMinor: 1107,
        clvBuckets: { [bucketOf(1000)]: 1, [bucketOf(100)]: 1, [bucketOf(7)]: 1 },
        alive: {
          1: { customers: 1, expectedThousandths: 500, clvMinor: 0 },
          2: { customers: 1, expectedThousandths: 1235, clvMinor: 1000 },
          3: { customers: 1, expectedThousandths: 2000, clvMinor: 100 },
        },
      },
      dormant: {
        customers: 1,
        expectedThousandths: 0,
        valued: 1,
        clvMinor: 0,
        clvBuckets: { 0: 1 },
        alive: { 0: { customers: 1, expectedThousandths: 0, clvMinor: 0 } },
      },
    });
  });
});
