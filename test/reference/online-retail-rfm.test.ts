import { describe, expect, it } from 'vitest';
import { createCustomer } from '../../shared/domain/customer/customer.ts';
import { measureRfm } from '../../shared/domain/rfm/measure-rfm.ts';
import { fitRfmCuts } from '../../shared/domain/rfm/rfm-cuts.ts';
import { scoreRfm } from '../../shared/domain/rfm/score-rfm.ts';
import { orderOn, profileOfOrders } from '../support/profile-of-orders.ts';
import { readTable } from '../support/reference-data.ts';
import { recordOracle, recordOracles } from '../support/validation.ts';

recordOracles('rfm-online-retail');

const dayOf = (date: string) => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000;
const asOfDay = dayOf('2011-12-10');
const window = { windowDays: 400, returns: 'ignore' } as const;

/** Lines of a known customer, sold and not cancelled, at a price: what the reference was computed from. */
function cleanLines() {
  return readTable('retail/online_retail_2010_2011.csv')
    .map((row) => ({
      customer: row.CustomerID?.replace('.0', '') ?? '',
      invoice: row.InvoiceNo ?? '',
      day: dayOf(row.InvoiceDate ?? ''),
      quantity: Number(row.Quantity),
      // Prices have three decimals at most, so thousandths times pieces are whole and each line is rounded once, from the exact sum.
      amountMinor: Math.round((Math.round(Number(row.UnitPrice) * 1000) * Number(row.Quantity)) / 10),
      isSold: Number(row.Quantity) > 0 && Number(row.UnitPrice) > 0 && !row.InvoiceNo?.startsWith('C'),
    }))
    .filter(({ customer, isSold }) => customer !== '' && isSold);
}

function tableOfYear() {
  const lines = cleanLines();
  const rows = [...Map.groupBy(lines, ({ customer }) => customer)].flatMap(([id, own]) => {
    const orders = [...Map.groupBy(own, ({ invoice }) => invoice).values()].map((invoice) =>
      orderOn(
        Math.min(...invoice.map(({ day }) => day)),
        invoice.reduce((sum, line) => sum + line.amountMinor, 0),
      ),
    );
    const customer = createCustomer(profileOfOrders(id, orders), { asOfDay, minorPerMajor: 100 });
    const measure = measureRfm(customer, window);
    return measure === undefined ? [] : [{ id, lines: own.length, ...measure }];
  });
  const cuts = fitRfmCuts(
    {
      ids: rows.map(({ id }) => id),
      recencyDays: Float64Array.from(rows, ({ recencyDays }) => recencyDays),
      frequency: Float64Array.from(rows, ({ frequency }) => frequency),
      moneyMinor: Float64Array.from(rows, ({ moneyMinor }) => moneyMinor),
    },
    'rank',
    100,
  );
  return new Map(rows.map((row) => [row.id, { ...row, ...scoreRfm(row.id, row, cuts) }]));
}

const record = (what: string, expected: number, ours: number, tolerance = 0): void =>
  recordOracle({
    section: 'rfm-online-retail',
    oracle: `Online Retail at 2011-12-10, ${what}`,
    source: 'computed with pandas',
    expected,
    ours,
    tolerance,
  });

describe('RFM of the Online Retail year', () => {
  const found = tableOfYear();
  const expected = readTable('reference/online_retail_2010_2011_rfm.csv');

  it('knows the same 4,338 buyers', () => {
    expect([...found.keys()].sort()).toEqual(expected.map(({ CustomerID = '' }) => CustomerID).sort());
    record('customers with a counted order', 4_338, found.size);
  });

  it('gives each the recency, frequency and scores of the reference table', () => {
    const ours = [...found.values()].map(({ id, recencyDays, frequency, r, f, m }) => [
      id,
      recencyDays,
      frequency,
      r,
      f,
      m,
    ]);
    const theirs = expected.map(({ CustomerID, recency_days, frequency, R, F, M }) => [
      CustomerID,
      ...[recency_days, frequency, R, F, M].map(Number),
    ]);
    const byId = new Map(ours.map((row) => [row[0], row.join()]));
    const differing = theirs.filter((row) => byId.get(row[0] as string) !== row.join());
    record('4,338 customers: rows of recency, frequency and R, F, M scores that differ', 0, differing.length);
    const meanOf = (column: 1 | 2): number => ours.reduce((sum, row) => sum + Number(row[column]), 0) / ours.length;
    record('mean recency in days', 93.0595, meanOf(1), 0.0001);
    record('mean frequency', 4.272, meanOf(2), 0.0001);
    expect(ours.sort()).toEqual(theirs.sort());
  });

  it('gives each the money of the reference table, but for the rounding of each line to a penny', () => {
    const wrong = expected.filter(({ CustomerID = '', monetary }) => {
      const row = found.get(CustomerID);
      return row === undefined || Math.abs(row.moneyMinor - Number(monetary) * 100) > 0.5 * row.lines + 1e-6;
    });
    expect(wrong).toEqual([]);
    record('customers whose money differs by more than half a penny a line', 0, wrong.length);
    const total = [...found.values()].reduce((sum, { moneyMinor }) => sum + moneyMinor, 0);
    record('money of all, each line rounded to a penny', 8_911_407.904, total / 100, 0.5);
  });
});
