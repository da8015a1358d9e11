import { describe, expect, it } from 'vitest';
import { completeJourney } from '../../support/real-data/data-sets.ts';
import { describeRun } from '../../support/real-data/describe-run.ts';
import { byCustomer, daysOf, medianGap, sorted } from '../../support/real-data/raw-rows.ts';
import { readTable } from '../../support/reference-data.ts';

const run = describeRun({
  section: 'complete-journey',
  dataSet: completeJourney,
  reasons: {},
  untold: [
    ...['device.', 'region.', 'social.', 'feedback.', 'engagement.', 'behaviour.searches', 'behaviour.cart'],
    ...['behaviour.favourites', 'consumption.payment', 'consumption.delivery', 'consumption.returned_share'],
    ...['preference.colour', 'preference.style', 'preference.material', 'demographic.gender', 'demographic.birthday'],
  ],
});

const folder = 'campaigns/completejourney/';
const lines = readTable(`${folder}transactions_sample_2017_jan_sep.csv`).map(
  ({ household_id = '', basket_id = '', sales_value, retail_disc, transaction_timestamp = '' }) => ({
    household: household_id,
    basket: basket_id,
    cents: Math.round(Number(sales_value) * 100),
    discountCents: Math.round(Number(retail_disc) * 100),
    time: transaction_timestamp,
  }),
);
type Line = (typeof lines)[number];
const counted = <Value>(value: (own: readonly Line[]) => Value | undefined) =>
  sorted(byCustomer(lines, ({ household }) => household, value));
/** Baskets that were paid for. */
const paid = (own: readonly Line[]): Line[][] =>
  [...Map.groupBy(own, ({ basket }) => basket).values()].filter((all) => all.some(({ cents }) => cents > 0));
const households = readTable(`${folder}demographics.csv`);

describe('tags of Complete Journey households, counted from the tables', () => {
  it('consumption.orders and spend: baskets that were paid for, and what was paid', () => {
    const orders = run().valuesOf('consumption.orders');
    const known = sorted(new Map([...orders].filter(([, count]) => count !== 0)));
    expect(known).toEqual(counted((own) => paid(own).length || undefined));
    expect(sorted(run().valuesOf('consumption.spend'))).toEqual(
      counted((own) => (paid(own).length === 0 ? undefined : own.reduce((sum, { cents }) => sum + cents, 0) / 100)),
    );
  });

  it('consumption.cycle_days: of exactly those with two order days or more, the middle gap', () => {
    const gap = (own: readonly Line[]) => medianGap(daysOf(paid(own).map(([first]) => first?.time ?? '')));
    expect(sorted(run().valuesOf('consumption.cycle_days'))).toEqual(counted(gap));
  });

  it('consumption.discount_share: baskets with a discount of the card', () => {
    const found = run().valuesOf('consumption.discount_share');
    for (const [household, share] of counted((own) => {
      const baskets = paid(own);
      const reduced = baskets.filter((all) => all.some(({ discountCents }) => discountCents > 0));
      return baskets.length === 0 ? undefined : reduced.length / baskets.length;
    }))
      expect(found.get(household), household).toBeCloseTo(share, 12);
  });

  it('demographic.*: of exactly the households whose table says it', () => {
    const declared = (column: string) =>
      households.flatMap((row) => (row[column] ? [row.household_id ?? ''] : [])).sort();
    expect([...run().valuesOf('demographic.income_band').keys()].sort()).toEqual(declared('income'));
    expect([...run().valuesOf('demographic.marital_status').keys()].sort()).toEqual(declared('marital_status'));
    expect(sorted(run().valuesOf('demographic.age_band'))).toEqual(
      sorted(new Map(households.map((row) => [row.household_id ?? '', row.age ?? '']))),
    );
  });

  it('group.loyal: nobody with fewer than five orders', () => {
    const orders = run().valuesOf('consumption.orders');
    const loyal = [...run().valuesOf('group.loyal')].filter(([, isIn]) => isIn === true);
    expect(loyal.filter(([household]) => Number(orders.get(household)) < 5)).toEqual([]);
  });
});
