import { linesOf } from '../../examples/online-retail/read-drops.ts';
import { readCatalog } from '../read-catalog.ts';
import { type Act, type InteractionTable, tableOf } from './interaction-table.ts';

/** The example's shop: goods bought by a customer at a price, without returns and what the catalogue calls services. An act is an invoice. */
export function readOnlineRetail(): InteractionTable {
  const catalog = readCatalog();
  const acts = new Map<string, Act>();
  for (const { invoice, code: item, quantity, time, price, customer } of linesOf()) {
    if (customer === '' || invoice.startsWith('C') || Number(quantity) <= 0 || Number(price) <= 0) continue;
    if (catalog.get(item)?.category?.startsWith('service')) continue;
    const day = Date.parse(`${time.slice(0, 10)}T00:00:00Z`) / 86_400_000;
    acts.set(`${customer} ${invoice} ${item}`, { customer, item, day, weight: 1, basket: invoice });
  }
  return tableOf([...acts.values()], (id) => {
    const { category, listPriceMinor } = catalog.get(id) ?? {};
    // One costs less than half a penny.
    return { category, priceMinor: listPriceMinor || undefined };
  });
}
