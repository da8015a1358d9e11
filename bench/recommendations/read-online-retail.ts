import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type InteractionTable, tableOf } from './interaction-table.ts';

const example = new URL('../../examples/online-retail/', import.meta.url);

/** The example's shop: goods bought by a customer at a price, without returns and what the catalogue calls services. An act is an invoice. */
export function readOnlineRetail(): InteractionTable {
  const facts = readCatalog();
  const drops = new URL('drops/', example);
  const lines = readdirSync(drops)
    .sort()
    .flatMap((name) => rowsOf(gunzipSync(readFileSync(new URL(name, drops))).toString('latin1')));
  const acts = new Map<string, Parameters<typeof tableOf>[0][number]>();
  for (const [invoice = '', item = '', , quantity, time = '', price, customer = ''] of lines) {
    if (customer === '' || invoice.startsWith('C') || Number(quantity) <= 0 || Number(price) <= 0) continue;
    if (facts.get(item)?.category?.startsWith('service')) continue;
    const day = Date.parse(`${time.slice(0, 10)}T00:00:00Z`) / 86_400_000;
    acts.set(`${customer} ${invoice} ${item}`, { customer, item, day, weight: 1, basket: invoice });
  }
  return tableOf([...acts.values()], (id) => facts.get(id));
}

function readCatalog() {
  const rows = rowsOf(readFileSync(new URL('config/catalog/products.csv', example), 'utf8'));
  return new Map(
    rows.map(([id = '', category = '', price = '']) => [
      id,
      { category: category || undefined, priceMinor: Math.round(Number(price) * 100) || undefined },
    ]),
  );
}

/** Cells of all lines but the header. */
function rowsOf(text: string): string[][] {
  const [, ...lines] = text.trimEnd().split(/\r?\n/);
  return lines.map((line) =>
    [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
  );
}
