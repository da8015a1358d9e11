import { describe, expect, it } from 'vitest';
import { makeJourneyTables } from '../../examples/mappings/complete-journey/make-tables.ts';
import { makeOlistTables } from '../../examples/mappings/olist/make-tables.ts';
import type { Event } from '../../shared/domain/event/event.ts';
import { mappingExample } from '../support/mapping-examples.ts';
import { readReferenceBytes, readResults, readTable } from '../support/reference-data.ts';

function countBy<T>(items: readonly T[], key: (item: T) => string | undefined): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item) ?? '-'] = (counts[key(item) ?? '-'] ?? 0) + 1;
  return counts;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const distinct = (values: readonly unknown[]): number => new Set(values).size;
const cents = (text: string | undefined): number => Math.round(Number(text) * 100);
const linesOf = (events: readonly Event[]) => events.flatMap(({ lines = [] }) => lines);

describe('examples/mappings/olist on 3,000 orders', () => {
  const folder = 'olist_sample3000/';
  const read = mappingExample('olist', makeOlistTables, (name) => readTable(folder + name));
  const bytes = (name: string) => readReferenceBytes(`${folder}olist_${name}_dataset.csv`);
  const counted = (readResults('file_counts.json') as { olist_sample3000: OlistCounts }).olist_sample3000;
  const orders = readTable(`${folder}olist_orders_dataset.csv`);
  const payments = readTable(`${folder}olist_order_payments_dataset.csv`);

  it('reads every item; the money is that of the prices, and each order is paid as most of it was', async () => {
    const events = await read('orders', bytes('order_items'));
    expect(events).toHaveLength(counted.items);
    const sold = events.filter(({ kind }) => kind === 'order');
    const other = events.filter(({ kind }) => kind !== 'order');
    expect(countBy(other, ({ action }) => action)).toEqual(
      countBy(
        readTable(`${folder}olist_order_items_dataset.csv`).flatMap(({ order_id }) => {
          const { order_status = '' } = orders.find((order) => order.order_id === order_id) ?? {};
          return ['canceled', 'unavailable'].includes(order_status) ? [order_status] : [];
        }),
        (status) => status,
      ),
    );
    // The price of an event that is no order stands in major units.
    expect(
      sum(linesOf(sold).map(({ amountMinor }) => amountMinor)) + sum(other.map(({ price = 0 }) => cents(`${price}`))),
    ).toBe(cents(`${counted.item_price}`));
    // Counted another way: of each order's payments sorted by what was paid, the last.
    const byOrder = Map.groupBy(payments, ({ order_id }) => order_id);
    const paidBy = (id: string | undefined) =>
      byOrder
        .get(id ?? '')
        ?.toSorted((a, b) => cents(a.payment_value) - cents(b.payment_value))
        .at(-1)?.payment_type;
    expect(countBy(sold, ({ paymentMethod }) => paymentMethod)).toEqual(
      countBy(sold, ({ orderId }) => paidBy(orderId)),
    );
    expect(sold.every(({ paymentMethod }) => paymentMethod !== undefined)).toBe(true);
  });

  it('reads every review: stars, texts, and as many customers as joining by hand gives', async () => {
    const events = await read('reviews', bytes('order_reviews'));
    expect(events).toHaveLength(counted.reviews);
    expect(countBy(events, ({ rating }) => `${rating}`)).toEqual(counted.review_scores);
    const table = readTable(`${folder}olist_order_reviews_dataset.csv`);
    const hasText = ({
      review_comment_message: message = '',
      review_comment_title: title = '',
    }: Record<string, string>) => (message + title).trim() !== '';
    expect(events.filter(({ text }) => text !== undefined)).toHaveLength(table.filter(hasText).length);
    const customers = new Map(
      readTable(`${folder}olist_customers_dataset.csv`).map((row) => [row.customer_id, row.customer_unique_id]),
    );
    const customerOf = new Map(orders.map((row) => [row.order_id, customers.get(row.customer_id)]));
    expect(new Set(events.map(({ userId }) => userId))).toEqual(
      new Set(table.map(({ order_id }) => customerOf.get(order_id))),
    );
  });

  it('reads how far every order has come', async () => {
    const events = await read('deliveries', bytes('orders'));
    expect(events).toHaveLength(counted.orders);
    expect(countBy(events, ({ action }) => action)).toEqual(counted.status);
    expect(distinct(events.map(({ userId }) => userId))).toBe(counted.unique_customers);
  });

  interface OlistCounts {
    readonly orders: number;
    readonly items: number;
    readonly reviews: number;
    readonly unique_customers: number;
    readonly item_price: number;
    readonly status: Readonly<Record<string, number>>;
    readonly review_scores: Readonly<Record<string, number>>;
  }
});

describe('examples/mappings/complete-journey', () => {
  const folder = 'campaigns/completejourney/';
  const read = mappingExample('complete-journey', makeJourneyTables, (name) => readTable(folder + name));
  const counted = (readResults('file_counts.json') as { cj_dev: JourneyCounts }).cj_dev;

  it('reads every line of the till; money, discount, baskets and households are those counted', async () => {
    const events = await read('till', readReferenceBytes(`${folder}transactions_sample_2017_jan_sep.csv`));
    expect(events).toHaveLength(counted.rows);
    expect(sum(linesOf(events).map(({ amountMinor }) => amountMinor))).toBe(cents(`${counted.sales_value}`));
    expect(sum(events.map(({ discountMinor = 0 }) => discountMinor))).toBe(cents(`${counted.retail_disc}`));
    expect(distinct(events.map(({ orderId }) => orderId))).toBe(counted.baskets);
    expect(distinct(events.map(({ userId }) => userId))).toBe(counted.households);
    const departments = new Map(readTable(`${folder}products.csv`).map((row) => [row.product_id, row.department]));
    expect(countBy(linesOf(events), ({ category }) => category?.split('/')[0])).toEqual(
      countBy(
        linesOf(events),
        ({ id }) =>
          departments
            .get(id ?? '')
            ?.split('/')
            .join(' or ') || undefined,
      ),
    );
  });

  it('reads every mailing, redemption and household', async () => {
    const mailings = await read('mailings', readReferenceBytes(`${folder}campaigns.csv`));
    expect(mailings).toHaveLength(6_589);
    expect(countBy(mailings, ({ campaignId }) => campaignId)).toEqual(
      countBy(readTable(`${folder}campaigns.csv`), ({ campaign_id }) => campaign_id),
    );
    // The earliest campaign, 24, began on 14 November 2016; midnight in New York.
    expect(Math.min(...mailings.map(({ instant }) => instant))).toBe(Date.UTC(2016, 10, 14, 5));

    const redemptions = await read('redemptions', readReferenceBytes(`${folder}coupon_redemptions.csv`));
    expect(redemptions).toHaveLength(2_102);
    const table = readTable(`${folder}coupon_redemptions.csv`);
    expect(distinct(redemptions.map(({ coupon }) => coupon))).toBe(distinct(table.map((row) => row.coupon_upc)));
    expect(distinct(redemptions.map(({ userId }) => userId))).toBe(distinct(table.map((row) => row.household_id)));

    const households = await read('households', readReferenceBytes(`${folder}demographics.csv`));
    expect(households).toHaveLength(801);
    // Counted in the file with Python's csv module.
    expect(countBy(households, ({ traits }) => traits?.age_band)).toEqual({
      ...{ '19-24': 46, '25-34': 142, '35-44': 194, '45-54': 288, '55-64': 59, '65+': 72 },
    });
    expect(countBy(households, ({ traits }) => traits?.marital_status)).toEqual({
      ...{ Married: 340, Unmarried: 324, '-': 137 },
    });
  });

  interface JourneyCounts {
    readonly rows: number;
    readonly households: number;
    readonly baskets: number;
    readonly sales_value: number;
    readonly retail_disc: number;
  }
});
