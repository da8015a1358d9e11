import { describe, expect, it } from 'vitest';
import type { Event } from '../../shared/domain/event/event.ts';
import type { ReadRow } from '../../shared/sources/drop-reader.ts';
import { guideExample } from '../support/guide-examples.ts';
import { configurationOf, readConfigured } from '../support/read-with-configuration.ts';
import { readReference, readReferenceBytes, readResults, readTable } from '../support/reference-data.ts';

const now = Date.UTC(2024, 0, 1);
const guideSettings = (title: string): string => guideExample('sources.md', title).blocks[0]?.text ?? '';

const eventsOf = (rows: readonly ReadRow[]): Event[] =>
  rows.flatMap(({ event }) => (event === undefined ? [] : [event]));

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

const reasons = (rows: readonly ReadRow[]) =>
  countBy(
    rows.filter(({ refusal }) => refusal !== undefined),
    ({ refusal }) => refusal?.reason ?? '',
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const cents = (text: string | undefined): number => Math.round(Number(text) * 100);

describe('Taobao UserBehavior, 600 users', () => {
  const bytes = readReferenceBytes('events/taobao_userbehavior_600users.csv');

  it.each([
    ['by the preset', 'sources:\n  app: { preset: taobao-user-behavior }\n'],
    ['by a mapping', guideSettings('Behaviour, in a file without a header')],
  ])('gives every row a kind, an item and a time %s', async (_, settings) => {
    const configuration = configurationOf({ 'config/strata.yaml': `time_zone: Asia/Shanghai\n${settings}` });
    const rows = await readConfigured(configuration, 'UserBehavior.csv', bytes, now);
    // The counts of kinds are those of the README of the data. The rows from before its nine days are of 2017, so none is absurd.
    expect(rows).toHaveLength(64_095);
    expect(reasons(rows)).toEqual({});
    const events = eventsOf(rows);
    expect(countBy(events, ({ kind }) => kind)).toEqual({
      view: 57_625,
      cart_add: 3_496,
      favorite: 1_605,
      order: 1_369,
    });
    expect(new Set(events.map(({ userId }) => userId)).size).toBe(600);
    // Counted in the file with awk: $5 < 1511539200, $5 >= 1512316800.
    expect(events.filter(({ instant }) => instant < first)).toHaveLength(29);
    expect(events.filter(({ instant }) => instant >= afterLast)).toHaveLength(0);
    expect(events[0]).toMatchObject({ userId: '1', instant: 1_511_544_070_000, product: { id: '2268318' } });
  });

  const first = Date.parse('2017-11-25T00:00:00+08:00');
  const afterLast = Date.parse('2017-12-04T00:00:00+08:00');
});

describe('Olist, 3,000 orders in five tables', () => {
  const items = readTable('olist_sample3000/olist_order_items_dataset.csv');
  const orders = new Map(readTable('olist_sample3000/olist_orders_dataset.csv').map((row) => [row.order_id, row]));
  const customers = new Map(
    readTable('olist_sample3000/olist_customers_dataset.csv').map((row) => [row.customer_id, row]),
  );

  it('gives the orders, gross and customers that joining the tables by hand gives', async () => {
    const configuration = configurationOf({
      'config/strata.yaml': `currency: BRL\n${guideSettings('Orders in several tables')}`,
      'config/tables/orders.csv': readReference('olist_sample3000/olist_orders_dataset.csv'),
      'config/tables/customers.csv': readReference('olist_sample3000/olist_customers_dataset.csv'),
      'config/tables/products.csv': readReference('olist_sample3000/olist_products_dataset.csv'),
      'config/tables/category_names.csv': readReference('olist_sample3000/product_category_name_translation.csv'),
    });
    const bytes = readReferenceBytes('olist_sample3000/olist_order_items_dataset.csv');
    const rows = await readConfigured(configuration, 'items.csv', bytes, now);
    expect(rows).toHaveLength(3_397);
    expect(reasons(rows)).toEqual({});

    const sold = items.filter(
      ({ order_id }) => !['canceled', 'unavailable'].includes(orders.get(order_id)?.order_status ?? ''),
    );
    const events = eventsOf(rows);
    const lines = events.filter(({ kind }) => kind === 'order');
    expect(lines).toHaveLength(sold.length);
    expect(events.length - lines.length).toBe(18);
    expect(new Set(lines.map(({ orderId }) => orderId))).toEqual(new Set(sold.map(({ order_id }) => order_id)));
    expect(sum(lines.map((event) => event.lines?.[0]?.amountMinor ?? 0))).toBe(
      sum(sold.map(({ price }) => cents(price))),
    );
    const buyerOf = ({ order_id }: Record<string, string>) =>
      customers.get(orders.get(order_id ?? '')?.customer_id ?? '')?.customer_unique_id;
    expect(new Set(events.map(({ userId }) => userId))).toEqual(new Set(items.map(buyerOf)));
    expect(new Set(lines.map(({ lines: [line] = [] }) => line?.category)).has('health_beauty')).toBe(true);
    // 2018-08-15 11:30:33 in São Paulo, where it was no summer.
    const one = events.find(({ orderId }) => orderId === '2c810e97c1d3956172e1830863e6a133');
    expect(one?.instant).toBe(Date.UTC(2018, 7, 15, 14, 30, 33));
  });
});

describe('Complete Journey, a sample of its transactions', () => {
  it('gives the baskets, households and money that adding up the columns gives', async () => {
    const table = readTable('campaigns/completejourney/transactions_sample_2017_jan_sep.csv');
    const configuration = configurationOf({
      'config/strata.yaml': guideSettings('Lines with a total'),
      'config/tables/products.csv': readReference('campaigns/completejourney/products.csv'),
    });
    const bytes = readReferenceBytes('campaigns/completejourney/transactions_sample_2017_jan_sep.csv');
    const rows = await readConfigured(configuration, 'transactions.csv', bytes, now);
    expect(rows).toHaveLength(55_876);
    expect(reasons(rows)).toEqual({});
    const events = eventsOf(rows);
    expect(sum(events.map(({ lines }) => lines?.[0]?.amountMinor ?? 0))).toBe(
      sum(table.map((row) => cents(row.sales_value))),
    );
    expect(sum(events.map(({ discountMinor = 0 }) => discountMinor))).toBe(
      sum(table.map((row) => cents(row.retail_disc))),
    );
    expect(sum(events.map(({ lines }) => lines?.[0]?.quantity ?? 0))).toBe(
      sum(table.map(({ quantity }) => Number(quantity))),
    );
    expect(new Set(events.map(({ userId }) => userId)).size).toBe(new Set(table.map((row) => row.household_id)).size);
    expect(new Set(events.map(({ orderId }) => orderId)).size).toBe(new Set(table.map((row) => row.basket_id)).size);
  });
});

describe('JData, actions of two months', () => {
  const configuration = configurationOf({
    'config/strata.yaml': 'time_zone: Asia/Shanghai\nsources:\n  app: { preset: jdata-actions }\n',
  });
  const published = readResults('file_counts.json') as Record<
    string,
    { rows: number; users: number; skus: number; types: Record<string, number> }
  >;

  it.each(['201602', '201603'])('gives every row of %s a kind, a product and a time', async (month) => {
    const counts = published[`jdata_${month}`]!;
    const bytes = readReferenceBytes(`events/JData_Action_${month}_first29999.csv`);
    const rows = await readConfigured(configuration, 'actions.csv', bytes, now);
    expect(rows).toHaveLength(counts.rows);
    expect(reasons(rows)).toEqual({});
    const events = eventsOf(rows);
    const { '1': view, '2': cart_add, '3': cart_remove, '4': order, '5': favorite, '6': custom } = counts.types;
    expect(countBy(events, ({ kind }) => kind)).toEqual({ view, cart_add, cart_remove, order, favorite, custom });
    expect(countBy(events, ({ action = '' }) => action)).toEqual({ '': counts.rows - custom!, click: custom });
    expect(new Set(events.map(({ userId }) => userId)).size).toBe(counts.users);
    expect(events.every(({ userId = '' }) => /^\d+$/.test(userId))).toBe(true);
    expect(new Set(events.map(({ product, lines }) => (product ?? lines?.[0])?.id)).size).toBe(counts.skus);
    // The files begin a minute before the month does, in China.
    const firstDay = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)) - 1, 1, -8);
    const instants = events.map(({ instant }) => instant);
    expect(Math.min(...instants)).toBeGreaterThanOrEqual(firstDay - 60_000);
    expect(Math.min(...instants)).toBeLessThan(firstDay);
  });
});

describe('JData, users by the preset', () => {
  it('have the age bands and sexes that were counted, and nothing where they are not known', async () => {
    const published = (readResults('file_counts.json') as { jdata_user: JDataUsers }).jdata_user;
    const bytes = readReferenceBytes('events/JData_User_first29999_GBK.csv');
    const settings = 'time_zone: Asia/Shanghai\nsources:\n  members: { preset: jdata-users }\n';
    const rows = await readConfigured(configurationOf({ 'config/strata.yaml': settings }), 'users.csv', bytes, now);
    expect(rows).toHaveLength(published.rows);
    expect(reasons(rows)).toEqual({});
    const events = eventsOf(rows);
    const { '-1': unknown, ...bands } = published.age;
    expect(countBy(events, ({ traits }) => traits?.age_band ?? '-')).toEqual({
      '-': unknown,
      ...Object.fromEntries(
        Object.entries(bands).map(([band, count]) => [band.replace('岁以上', '+').replace('岁', ''), count]),
      ),
    });
    const { '0': male, '1': female, '2': unsaid } = published.sex;
    expect(countBy(events, ({ traits }) => traits?.gender ?? '-')).toEqual({ male, female, '-': unsaid });
    // Counted with cut and uniq in the file.
    expect(countBy(events, ({ traits }) => traits?.level ?? '-')).toEqual({
      ...{ '1': 963, '2': 2_421, '3': 6_162, '4': 9_120, '5': 11_333 },
    });
  });

  interface JDataUsers {
    readonly rows: number;
    readonly age: Readonly<Record<string, number>>;
    readonly sex: Readonly<Record<string, number>>;
  }
});

describe('JData, a user file in GBK', () => {
  it('gives the sexes and age bands that decoding the whole file at once gives', async () => {
    const bytes = readReferenceBytes('events/JData_User_first29999_GBK.csv');
    const configuration = configurationOf({ 'config/strata.yaml': guideSettings('A file in GBK') });
    const rows = await readConfigured(configuration, 'users.csv', bytes, now);
    expect(rows).toHaveLength(29_999);
    expect(reasons(rows)).toEqual({});
    expect(rows.some((row) => row.event !== undefined && row.repaired !== undefined)).toBe(false);
    const table = new TextDecoder('gbk')
      .decode(bytes)
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const traits = eventsOf(rows).map(({ traits }) => traits ?? {});
    expect(countBy(traits, ({ gender }) => gender ?? '')).toEqual(
      countBy(table, ([, , sex = '']) => ({ '0': 'male', '1': 'female' })[sex] ?? ''),
    );
    expect(countBy(traits, (row) => row.age_band ?? '')).toEqual(
      countBy(table, ([, age = '']) => (age === '-1' ? '' : age)),
    );
    expect(traits.some(({ age_band }) => age_band === '56岁以上')).toBe(true);
  });
});

describe('the examples of the Segment Spec', () => {
  const text = readReference('events/segment_spec_examples.ndjson');
  const configuration = configurationOf({
    'config/strata.yaml': 'currency: USD\nsources:\n  web: { preset: segment }\n',
  });

  it('refuses those whose common fields the documentation leaves out', async () => {
    const rows = await readConfigured(configuration, 'spec.ndjson', Buffer.from(text), now);
    // Counted by hand: 7 are whole; of the others 26 name nobody, 31 somebody but no time.
    expect(rows).toHaveLength(64);
    expect(reasons(rows)).toEqual({ missing_id: 26, missing_time: 31 });
    expect(countBy(eventsOf(rows), ({ kind }) => kind)).toEqual({
      identify: 1,
      view: 1,
      alias: 1,
      custom: 4,
    });
  });

  it('makes an event of every one, once they have a customer and a time', async () => {
    const whole = text
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly event: object })
      .map(({ event }, index) =>
        JSON.stringify({ event: { userId: `u${index}`, timestamp: '2019-05-11T10:00:00Z', ...event } }),
      );
    const rows = await readConfigured(configuration, 'spec.ndjson', Buffer.from(whole.join('\n')), now);
    expect(reasons(rows)).toEqual({});
    const events = eventsOf(rows);
    // Read off the 64 examples, file by file.
    expect(countBy(events, ({ kind }) => kind)).toEqual({
      identify: 2,
      alias: 2,
      // 2 pages, 1 screen, 1 product.
      view: 4,
      message: 9,
      invite: 1,
      search: 1,
      list_view: 2,
      // Product Added, Wishlist Product Added to Cart.
      cart_add: 2,
      cart_remove: 1,
      // Checkout Started, Order Updated.
      checkout: 2,
      order: 1,
      // Order Refunded, Order Cancelled.
      refund: 2,
      coupon: 1,
      favorite: 1,
      // 4 tracks and 2 groups, 10 of mobile, 9 of B2B, 8 of e-commerce.
      custom: 33,
    });
    const message = events.filter(({ kind }) => kind === 'message');
    expect(countBy(message, ({ channel, action }) => `${channel} ${action}`)).toEqual({
      'email bounced': 1,
      'email delivered': 1,
      'email clicked': 1,
      'email opened': 1,
      'email unsubscribed': 2,
      'push delivered': 1,
      'push clicked': 1,
      'push bounced': 1,
    });
    expect(events.find(({ kind }) => kind === 'order')).toMatchObject({
      orderId: '50314b8e9bcf000000000000',
      coupon: 'hasbros',
      discountMinor: 250,
      lines: [
        { id: '507f1f77bcf86cd799439011', category: 'Games', quantity: 1, amountMinor: 1900 },
        { id: '505bd76785ebb509fc183733', category: 'Games', quantity: 2, amountMinor: 600 },
      ],
    });
  });
});
