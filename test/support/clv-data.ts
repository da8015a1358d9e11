import { type ClvSummary, clvSummaryOf } from '../../shared/domain/clv/clv-summary.ts';
import { readReference, readTable } from './reference-data.ts';

export const dayOf = (date: string): number => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000;

/** Money by order day, of each customer; the customers in the order of their first rows. */
export type OrderDays = ReadonlyMap<string, ReadonlyMap<number, number>>;

function sumByDay(rows: Iterable<readonly [customer: string, day: number, money: number]>): OrderDays {
  const customers = new Map<string, Map<number, number>>();
  for (const [customer, day, money] of rows) {
    const days = customers.get(customer) ?? new Map<number, number>();
    customers.set(customer, days.set(day, (days.get(day) ?? 0) + money));
  }
  return customers;
}

/** The 1/10 sample of CDNOW, by the number within it. */
export const cdnowOrders = (): OrderDays =>
  sumByDay(
    readReference('clv/CDNOW_sample.txt')
      .split(/\r?\n/)
      .map((line) => line.trim().split(/\s+/))
      .map(([, id = '', date = '', , dollars]) => [
        String(Number(id)),
        dayOf(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`),
        Number(dollars),
      ]),
  );

/** The example of the Python library lifetimes, without money. */
export const lifetimesOrders = (): OrderDays =>
  sumByDay(
    readTable('clv/lifetimes_example_transactions_SYNTHETIC.csv').map(({ id = '', date = '' }) => [id, dayOf(date), 0]),
  );

/** Online Retail: known customer, no cancellation, quantity and price above 0. */
export const onlineRetailOrders = (): OrderDays =>
  sumByDay(
    readTable('retail/online_retail_2010_2011.csv')
      .filter(
        ({ CustomerID, InvoiceNo = '', Quantity, UnitPrice }) =>
          CustomerID !== '' && !InvoiceNo.startsWith('C') && Number(Quantity) > 0 && Number(UnitPrice) > 0,
      )
      .map(({ CustomerID, InvoiceDate = '', Quantity, UnitPrice }) => [
        String(Number(CustomerID)),
        dayOf(InvoiceDate),
        Number(Quantity) * Number(UnitPrice),
      ]),
  );

export interface CalibratedCustomer extends ClvSummary {
  readonly id: string;
  /** Order days from `asOf` on, before the hold-out's end. */
  readonly heldOut: number;
}

/** Summaries in days at `asOf` of who had an order day before it, and what they did until `holdOutEnd`. */
export function calibrate(orders: OrderDays, asOf: string, holdOutEnd = asOf): CalibratedCustomer[] {
  const [asOfDay, endDay] = [dayOf(asOf), dayOf(holdOutEnd)];
  return [...orders].flatMap(([id, days]) => {
    const all = [...days].sort(([a], [b]) => a - b);
    const seen = all.filter(([day]) => day < asOfDay);
    const heldOut = all.filter(([day]) => day >= asOfDay && day < endDay).length;
    const summary = clvSummaryOf(
      seen.map(([day]) => day),
      seen.map(([, money]) => money),
      asOfDay,
    );
    return summary === undefined ? [] : [{ ...summary, id, heldOut }];
  });
}

/** The same with tx and T in weeks, the unit in which CDNOW is published. */
export const inWeeks = <S extends ClvSummary>(summaries: readonly S[]): S[] =>
  summaries.map((summary) => ({ ...summary, tx: summary.tx / 7, T: summary.T / 7 }));
