import { createRandom } from '../../shared/domain/clusters/random.ts';

/** Lines of one invoice, each a row of the file. */
export type Invoice = readonly string[];

export interface RetailOptions {
  readonly seed?: number;
  readonly customers?: number;
}

/** The shop is open every sixth day: as much trade on fewer days has fewer files. */
const daysApart = 6;

/** First instant, and length in days: fourteen months up to 2011-11-30. */
const start = Date.parse('2010-10-01T00:00:00Z');
const spanDays = 425;

const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

/**
 * Invoices of a made-up shop by time, in the columns of Online Retail: customers who buy often, seldom or stopped early; one
 * invoice in twelve comes back in part; one in thirty names no customer; one line in two hundred has no number as its quantity.
 */
export function retailInvoices({ seed = 7, customers = 250 }: RetailOptions = {}): Invoice[] {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const invoices: { readonly at: number; readonly lines: Invoice }[] = [];
  let number = 500_000;

  function add(customer: string, at: number): void {
    const lines = Array.from({ length: 1 + below(4) }, () => ({
      product: `P${10 + below(60)}`,
      quantity: 1 + below(12),
      price: ((50 + below(2000)) / 100).toFixed(2),
    }));
    const row = (invoice: string, time: number, quantity: string, { product, price }: (typeof lines)[number]) =>
      [invoice, product, `Item ${product}`, quantity, dateTime(time), price, customer, 'Norway'].join(',');
    const invoice = String(number++);
    invoices.push({
      at,
      lines: lines.map((line) => row(invoice, at, below(200) === 0 ? 'some' : String(line.quantity), line)),
    });
    const returnedAt = at + (1 + below(3)) * daysApart * 86_400_000;
    const [first] = lines;
    if (first === undefined || below(12) > 0 || returnedAt >= start + spanDays * 86_400_000) return;
    invoices.push({
      at: returnedAt,
      lines: [row(`C${number++}`, returnedAt, String(-1 - below(first.quantity)), first)],
    });
  }

  for (let index = 0; index < customers; index++) {
    const orders = 1 + below(index % 5 === 0 ? 18 : 7);
    const lastDay = index % 4 === 0 ? 150 + below(150) : spanDays;
    for (let order = 0; order < orders; order++) {
      const at = start + (openDay(below(lastDay)) * 1440 + 420 + below(840)) * 60_000;
      add(below(30) === 0 ? '' : `${17_000 + index}.0`, at);
    }
  }
  return invoices.sort((a, b) => a.at - b.at).map(({ lines }) => lines);
}

export const csvOf = (invoices: readonly Invoice[]): Buffer =>
  Buffer.from(`${[header, ...invoices.flat()].join('\n')}\n`);

/** The invoices in `count` runs of about the same length. */
export function pieces<T>(items: readonly T[], count: number): T[][] {
  const size = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

const openDay = (day: number): number => day - (day % daysApart);

const dateTime = (instant: number): string => new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
