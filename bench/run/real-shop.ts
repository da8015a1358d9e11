import { linesOf } from '../../examples/online-retail/read-drops.ts';
import { dayMs } from '../../shared/domain/event/time-zone.ts';
import { readCatalog } from '../read-catalog.ts';

/** One line of a real order. */
export interface RealLine {
  readonly id: string;
  readonly category: string;
  readonly quantity: number;
  readonly amountMinor: number;
}

/** When a real customer ordered, counted back from the newest day, and how many lines each order had. */
export type RealHistory = readonly { readonly daysAgo: number; readonly secondOfDay: number; readonly lines: number }[];

export interface RealShop {
  readonly histories: readonly RealHistory[];
  readonly lines: readonly RealLine[];
}

/** Every so many of the lines is remembered. */
const every = 10;

/** What the example's year of Online Retail says of how customers order: whole histories, and a tenth of the lines. */
export function readRealShop(): RealShop {
  const catalog = readCatalog();
  const customers = new Map<string, Map<string, { instant: number; lines: number }>>();
  const lines: RealLine[] = [];
  let seen = 0;
  let newestDay = 0;
  for (const { invoice, code: id, quantity, time, price, customer } of linesOf()) {
    const pieces = Number(quantity);
    if (customer === '' || invoice.startsWith('C') || !(pieces > 0) || !(Number(price) > 0)) continue;
    const instant = Date.parse(`${time.replace(' ', 'T')}Z`);
    newestDay = Math.max(newestDay, Math.floor(instant / dayMs));
    const orders = customers.get(customer) ?? new Map<string, { instant: number; lines: number }>();
    customers.set(customer, orders);
    const order = orders.get(invoice);
    if (order === undefined) orders.set(invoice, { instant, lines: 1 });
    else order.lines++;
    if (seen++ % every === 0)
      lines.push({
        id,
        category: catalog.get(id)?.category ?? '',
        quantity: pieces,
        amountMinor: Math.round(pieces * Number(price) * 100),
      });
  }
  const histories = [...customers.values()].map((orders) =>
    [...orders.values()].map(({ instant, lines: count }) => ({
      daysAgo: newestDay - Math.floor(instant / dayMs),
      secondOfDay: Math.floor((instant % dayMs) / 1000),
      lines: count,
    })),
  );
  return { histories, lines };
}
