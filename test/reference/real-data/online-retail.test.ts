import { describe, expect, it } from 'vitest';
import { onlineRetail } from '../../support/real-data/data-sets.ts';
import { describeRun } from '../../support/real-data/describe-run.ts';
import { byCustomer, dayOf, daysOf, medianGap, sorted } from '../../support/real-data/raw-rows.ts';
import { readTable } from '../../support/reference-data.ts';

const run = describeRun({
  section: 'online-retail',
  dataSet: onlineRetail,
  reasons: {
    brand_loyal: 'neither the rows nor the catalogue say a brand',
    tech_enthusiast: 'a shop of gifts for the home, which sells no technology',
  },
  untold: [
    ...['demographic.', 'device.', 'social.', 'feedback.', 'engagement.', 'behaviour.searches', 'behaviour.cart'],
    ...['behaviour.favourites', 'consumption.payment', 'consumption.delivery', 'consumption.coupon_share'],
    ...['consumption.discount_share', 'preference.top_brand', 'preference.brand_loyalty', 'preference.promotion'],
    ...['preference.colour', 'preference.style', 'preference.material'],
  ],
});

const rows = readTable('retail/online_retail_2010_2011.csv')
  .filter(({ CustomerID }) => CustomerID !== '')
  .map(({ CustomerID, InvoiceNo = '', InvoiceDate = '', Quantity, UnitPrice, Country = '' }) => ({
    customer: String(Number(CustomerID)),
    invoice: InvoiceNo,
    time: InvoiceDate,
    country: Country,
    isSold: !InvoiceNo.startsWith('C') && Number(Quantity) > 0 && Number(UnitPrice) > 0,
  }));
type Row = (typeof rows)[number];
const counted = <Value>(value: (own: readonly Row[]) => Value | undefined) =>
  sorted(byCustomer(rows, ({ customer }) => customer, value));
const invoices = (own: readonly Row[]): Map<string, Row> =>
  new Map(own.filter(({ isSold }) => isSold).map((row) => [row.invoice, row]));
const orderDays = (own: readonly Row[]) => daysOf([...invoices(own).values()].map(({ time }) => time));

describe('tags of Online Retail customers, counted from the rows', () => {
  it('consumption.orders: invoices with a line sold at a price', () => {
    const known = [...run().valuesOf('consumption.orders')].filter(([, count]) => count !== 0);
    expect(sorted(new Map(known))).toEqual(counted((own) => invoices(own).size || undefined));
  });

  it('consumption.first_order_day and recency: of exactly the buyers', () => {
    expect(sorted(run().valuesOf('value.recency_days'))).toEqual(
      counted((own) => {
        const last = orderDays(own).at(-1);
        return last === undefined ? undefined : dayOf('2011-12-10') - last;
      }),
    );
  });

  it('consumption.cycle_days: of exactly those with two order days or more, the middle gap', () => {
    expect(sorted(run().valuesOf('consumption.cycle_days'))).toEqual(counted((own) => medianGap(orderDays(own))));
  });

  it('region.country: of everybody whose rows name one, a country of their rows', () => {
    const found = run().valuesOf('region.country');
    const noCountries = ['Unspecified', 'European Community'];
    const countries = counted((own) => {
      const named = new Set(own.map(({ country }) => country).filter((country) => !noCountries.includes(country)));
      return named.size > 0 ? named : undefined;
    });
    expect(found.size).toBe(countries.length);
    expect(countries.length).toBeLessThan(counted(() => true).length);
    for (const [customer, own] of countries) expect(own.has(String(found.get(customer))), customer).toBe(true);
  });
});

describe('models of Online Retail', () => {
  const card = (model: string) => run().cards.find(({ name }) => name === model)!;

  it('say that dropout is not seen, and nobody has a churn risk of it', () => {
    expect(card('bg-nbd').warnings).toContain('no_dropout_seen');
    expect(run().valuesOf('prediction.churn_risk').size).toBe(0);
  });

  it('recommend better than popularity does', () => {
    const { metrics } = card('recommendations');
    const [own, popular] = [Number(metrics.recallAt10), Number(metrics.popularityRecallAt10)];
    expect(own).toBeGreaterThan(2 * popular);
    // A share within 0..1 of mean p varies by p(1 − p) at the most: five standard errors of the difference are no chance.
    const variance = own * (1 - own) + popular * (1 - popular);
    expect(own - popular).toBeGreaterThan(5 * Math.sqrt(variance / Number(metrics.customers)));
    expect(Number(metrics.coverage)).toBeGreaterThan(Number(metrics.popularityCoverage));
  });
});
