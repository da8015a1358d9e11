import { describe, expect, it } from 'vitest';
import { olist } from '../../support/real-data/data-sets.ts';
import { describeRun } from '../../support/real-data/describe-run.ts';
import { byCustomer, dayOf, daysOf, medianGap, sorted } from '../../support/real-data/raw-rows.ts';
import { readTable } from '../../support/reference-data.ts';

const run = describeRun({
  section: 'olist',
  dataSet: olist,
  reasons: {
    loyal: 'nobody has five orders: the sample is of 3,000 orders, and 2,954 customers made them',
    brand_loyal: 'the tables say no brand',
  },
  untold: [
    ...['demographic.', 'device.', 'social.', 'engagement.', 'preference.top_brand', 'preference.brand_loyalty'],
    ...['preference.promotion', 'consumption.coupon_share', 'consumption.discount_share', 'consumption.returned_share'],
    ...['consumption.delivery', 'behaviour.searches', 'behaviour.cart', 'behaviour.favourites', 'preference.colour'],
  ],
});

const table = (name: string) => readTable(`olist_sample3000/olist_${name}_dataset.csv`);
const people = new Map(table('customers').map((row) => [row.customer_id, row.customer_unique_id ?? '']));
const orders = new Map(table('orders').map((row) => [row.order_id, row]));
const customerOf = (order: string | undefined): string => people.get(orders.get(order)?.customer_id) ?? '';
const items = table('order_items')
  .map(({ order_id = '', price }) => ({ order_id, price, order: orders.get(order_id) }))
  .filter(({ order }) => !['canceled', 'unavailable'].includes(order?.order_status ?? ''));
const ofBuyers = <Value>(value: (own: readonly (typeof items)[number][]) => Value | undefined) =>
  byCustomer(items, (row) => customerOf(row.order_id), value);
const reviews = table('order_reviews');
/** Evidence of events goes back 400 days from the newest before the day of the run. */
const [since, asOf] = [dayOf('2017-07-31'), dayOf('2018-09-04')];
const lately = reviews.filter(({ review_answer_timestamp = '' }) => {
  const day = dayOf(review_answer_timestamp);
  return day >= since && day < asOf;
});

describe('tags of Olist customers, counted from the tables', () => {
  it('consumption.spend: the prices of what was not cancelled', () => {
    const found = run().valuesOf('consumption.spend');
    const spent = ofBuyers((own) => own.reduce((sum, { price }) => sum + Math.round(Number(price) * 100), 0) / 100);
    expect(sorted(found)).toEqual(sorted(spent));
  });

  it('consumption.orders and recency: orders with an item, and the days since the last', () => {
    const count = run().valuesOf('consumption.orders');
    const placed = ofBuyers((own) => new Set(own.map(({ order_id }) => order_id)).size);
    expect(sorted(new Map([...count].filter(([, orders]) => orders !== 0)))).toEqual(sorted(placed));
    const recency = ofBuyers(
      (own) => asOf - Math.max(...own.map(({ order }) => dayOf(order?.order_purchase_timestamp ?? ''))),
    );
    expect(sorted(run().valuesOf('value.recency_days'))).toEqual(sorted(recency));
  });

  it('consumption.cycle_days: of exactly those with two order days or more, the middle gap', () => {
    const gaps = ofBuyers((own) => medianGap(daysOf(own.map(({ order }) => order?.order_purchase_timestamp ?? ''))));
    expect(sorted(run().valuesOf('consumption.cycle_days'))).toEqual(sorted(gaps));
    expect(gaps.size).toBeGreaterThan(0);
  });

  it('feedback.mean_rating: of exactly those whose answer lies in the last 400 days, its stars', () => {
    const stars = byCustomer(
      lately,
      (row) => customerOf(row.order_id),
      (own) => own.reduce((sum, { review_score }) => sum + Number(review_score), 0) / own.length,
    );
    expect(sorted(run().valuesOf('feedback.mean_rating'))).toEqual(sorted(stars));
    const negative = byCustomer(
      lately,
      (row) => customerOf(row.order_id),
      (own) => own.filter(({ review_score }) => Number(review_score) <= 2).length / own.length,
    );
    expect(sorted(run().valuesOf('feedback.negative_share'))).toEqual(sorted(negative));
  });

  it('feedback.sentiment: nearly nowhere, as the texts are in Portuguese', () => {
    expect(run().valuesOf('feedback.sentiment').size).toBeLessThan(reviews.length / 100);
    expect(run().valuesOf('feedback.top_complaint').size).toBeLessThan(reviews.length / 100);
  });

  it('group.new_customer: all with one order day, of late', () => {
    const days = ofBuyers((own) => daysOf(own.map(({ order }) => order?.order_purchase_timestamp ?? '')).length);
    const found = [...run().valuesOf('group.new_customer')].filter(([, isIn]) => isIn === true);
    expect(found.length).toBeGreaterThan(0);
    for (const [customer] of found) expect(days.get(customer), customer).toBe(1);
  });
});

describe('models of Olist', () => {
  it('say that three repeaters are too few', () => {
    const warnings = (model: string) => run().cards.find(({ name }) => name === model)?.warnings;
    expect(warnings('bg-nbd')).toContain('few_repeaters');
    expect(warnings('gamma-gamma')).toContain('few_repeaters');
    expect(warnings('recommendations')).toContain('few_test_customers');
    expect(run().valuesOf('prediction.churn_risk').size).toBe(0);
    expect(run().valuesOf('prediction.clv_12m').size).toBe(0);
  });
});
