import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeJourneyTables, productOf } from '../../../examples/mappings/complete-journey/make-tables.ts';
import { csvOf, tableOf, writeTables } from '../../../examples/mappings/csv-table.ts';
import { mainPayments, makeOlistTables } from '../../../examples/mappings/olist/make-tables.ts';
import { mappingExample } from '../../support/mapping-examples.ts';

/** Rows made up in the form of the real ones. */
const olist: Readonly<Record<string, string>> = {
  'olist_orders_dataset.csv': `"order_id","customer_id","order_status","order_purchase_timestamp","order_approved_at","order_delivered_carrier_date","order_delivered_customer_date","order_estimated_delivery_date"
"o-1","c-1",delivered,2018-08-15 11:30:33,2018-08-15 11:44:11,2018-08-15 12:44:00,2018-08-20 15:15:42,2018-08-27 00:00:00
"o-2","c-2",canceled,2018-08-16 09:00:00,,,,2018-08-27 00:00:00
`,
  'olist_customers_dataset.csv': `"customer_id","customer_unique_id","customer_zip_code_prefix","customer_city","customer_state"
"c-1","u-1","01000",sao paulo,SP
"c-2","u-1","01000",sao paulo,SP
`,
  'olist_products_dataset.csv': '"product_id","product_category_name","product_name_lenght"\n"p-1",beleza_saude,9\n',
  'product_category_name_translation.csv':
    '\uFEFFproduct_category_name,product_category_name_english\nbeleza_saude,health_beauty\n',
  'olist_order_payments_dataset.csv': `"order_id","payment_sequential","payment_type","payment_installments","payment_value"
"o-1",2,voucher,1,9.00
"o-1",1,credit_card,3,30.95
"o-2",1,not_defined,1,0.00
`,
};

describe('examples/mappings/olist', () => {
  const read = mappingExample('olist', makeOlistTables, (name) => tableOf(olist[name] ?? ''));

  it('makes orders of items, by the customer behind the order, with how most of it was paid', async () => {
    const file = `order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value
o-1,1,p-1,s,2018-08-17 11:30:33,39.95,17.93
o-2,1,p-2,s,2018-08-17 11:30:33,5.00,1.00
`;
    const [order, cancelled] = await read('orders', Buffer.from(file));
    expect(order).toMatchObject({
      ...{ kind: 'order', userId: 'u-1', orderId: 'o-1', region: 'SP', paymentMethod: 'credit_card' },
      // 11:30:33 in São Paulo.
      instant: Date.UTC(2018, 7, 15, 14, 30, 33),
      lines: [{ id: 'p-1', category: 'health_beauty', quantity: 1, amountMinor: 3995 }],
    });
    expect(cancelled).toMatchObject({ kind: 'custom', action: 'canceled', userId: 'u-1', product: { id: 'p-2' } });
    expect(cancelled).not.toHaveProperty('paymentMethod');
  });

  it('makes reviews of answers, with the message before the title', async () => {
    const file = `"review_id","order_id","review_score","review_comment_title","review_comment_message","review_creation_date","review_answer_timestamp"
"r-1","o-1",5,super,"veio
antes",2018-08-21 00:00:00,2018-08-22 10:00:00
"r-1","o-2",1,ruim,,2018-08-21 00:00:00,2018-08-22 10:00:00
`;
    expect(await read('reviews', Buffer.from(file))).toMatchObject([
      { kind: 'review', userId: 'u-1', rating: 5, text: 'veio\nantes', instant: Date.UTC(2018, 7, 22, 13) },
      { kind: 'review', userId: 'u-1', rating: 1, text: 'ruim' },
    ]);
  });

  it('makes of each order how far it has come', async () => {
    expect(await read('deliveries', Buffer.from(olist['olist_orders_dataset.csv'] ?? ''))).toMatchObject([
      {
        kind: 'custom',
        action: 'delivered',
        userId: 'u-1',
        orderId: 'o-1',
        instant: Date.UTC(2018, 7, 20, 18, 15, 42),
      },
      { kind: 'custom', action: 'canceled', userId: 'u-1', orderId: 'o-2', instant: Date.UTC(2018, 7, 16, 12) },
    ]);
  });
});

describe('mainPayments(payments)', () => {
  const payment = (order_id: string, payment_sequential: number, payment_value: string) => ({
    ...{ order_id, payment_sequential: String(payment_sequential), payment_value },
  });

  it('takes the greatest of an order as a number, of two as great the first in sequence', () => {
    const kept = [payment('a', 2, '100.00'), payment('b', 1, '5.00')];
    const others = [payment('a', 1, '20.00'), payment('b', 2, '5.00')];
    expect(mainPayments([...kept, ...others])).toEqual(kept);
    expect(mainPayments([...others, ...kept])).toEqual(kept);
  });
});

const journey: Readonly<Record<string, string>> = {
  'products.csv': `"product_id","manufacturer_id","department","brand","product_category","product_type","package_size"
"1","69","PASTRY","Private","BREAD","BREAD:ITALIAN/FRENCH",""
"2","103","GROCERY","National","COFFEE/TEA","","22 OZ"
"3","","MISCELLANEOUS","National","","",""
`,
  'campaign_descriptions.csv':
    '"campaign_id","campaign_type","start_date","end_date"\n"1","Type B",2017-03-03,2017-04-09\n',
};

describe('examples/mappings/complete-journey', () => {
  const read = mappingExample('complete-journey', makeJourneyTables, (name) => tableOf(journey[name] ?? ''));

  it('makes orders of baskets, with the category and the maker of the catalogue', async () => {
    const file = `household_id,store_id,basket_id,product_id,quantity,sales_value,retail_disc,coupon_disc,coupon_match_disc,week,transaction_timestamp
7,309,31,2,2,3.86,0.43,0.5,0,5,2017-01-28T14:06:53
7,309,31,1,1,1.00,0,0,0,5,2017-01-28T14:06:53
`;
    expect(await read('till', Buffer.from(file))).toMatchObject([
      {
        ...{ kind: 'order', userId: '7', orderId: '31', discountMinor: 43, instant: Date.UTC(2017, 0, 28, 19, 6, 53) },
        lines: [{ id: '2', category: 'GROCERY/COFFEE or TEA', brand: 'maker 103', quantity: 2, amountMinor: 386 }],
      },
      { discountMinor: 0, lines: [{ category: 'PASTRY/BREAD', brand: 'Private', amountMinor: 100 }] },
    ]);
  });

  it('makes messages of campaigns, coupons of redemptions, and traits of households', async () => {
    expect(await read('mailings', Buffer.from('campaign_id,household_id\n1,105\n'))).toMatchObject([
      {
        kind: 'message',
        action: 'sent',
        channel: 'mail',
        userId: '105',
        campaignId: '1',
        instant: Date.UTC(2017, 2, 3, 5),
      },
    ]);
    const redeemed = 'household_id,coupon_upc,campaign_id,redemption_date\n105,51380041013,1,2017-03-09\n';
    expect(await read('redemptions', Buffer.from(redeemed))).toMatchObject([
      { kind: 'coupon', action: 'redeemed', userId: '105', coupon: '51380041013', campaignId: '1' },
    ]);
    const household = `household_id,age,income,home_ownership,marital_status,household_size,household_comp,kids_count
105,45-54,50-74K,,Unmarried,1,1 Adult No Kids,0
`;
    const traits = { age_band: '45-54', income: '50-74K', marital_status: 'Unmarried', household_size: '1' };
    expect(await read('households', Buffer.from(household))).toEqual([
      {
        ...{ kind: 'identify', source: 'households', instant: Date.UTC(2016, 11, 31, 5), day: 17_166, userId: '105' },
        traits: { ...traits, household: '1 Adult No Kids', kids: '0' },
      },
    ]);
  });

  it('names a product by what is known of it', () => {
    const rows = tableOf(journey['products.csv'] ?? '').map(productOf);
    expect(csvOf(['product_id', 'category', 'brand'], rows)).toBe(
      'product_id,category,brand\r\n1,PASTRY/BREAD,Private\r\n2,GROCERY/COFFEE or TEA,maker 103\r\n3,MISCELLANEOUS,National\r\n',
    );
  });
});

describe('writeTables(make, folders)', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'strata-tables-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads an archive, plain or compressed, and writes under config/', () => {
    writeFileSync(join(folder, 'products.csv'), journey['products.csv'] ?? '');
    writeFileSync(join(folder, 'campaign_descriptions.csv.gz'), gzipSync(journey['campaign_descriptions.csv'] ?? ''));
    expect(writeTables(makeJourneyTables, [folder, join(folder, 'strata')])).toEqual([
      join(folder, 'strata/config/catalog/products.csv'),
      join(folder, 'strata/config/tables/campaigns.csv'),
    ]);
    expect(readFileSync(join(folder, 'strata/config/tables/campaigns.csv'), 'utf8')).toBe(
      'campaign_id,start_date\r\n1,2017-03-03\r\n',
    );
    expect(readFileSync(join(folder, 'strata/config/catalog/products.csv'), 'utf8')).toContain(
      '2,GROCERY/COFFEE or TEA',
    );
  });

  it('says which folders it needs', () => expect(() => writeTables(makeJourneyTables, [])).toThrow('Which folders?'));
});
