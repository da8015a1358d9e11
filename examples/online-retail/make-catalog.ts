/**
 * Makes `config/catalog/products.csv`: every stock code of the shop's year, by code, with the category its description tells
 * (categories.ts) and as list price the price most often asked.
 *
 *   node examples/online-retail/make-catalog.ts path/to/online_retail.csv.gz
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { categoryOf, serviceCodes } from './categories.ts';
import { invoiceLineOf } from './invoice-line.ts';
import { readSource } from './read-source.ts';

export interface CatalogRow {
  readonly code: string;
  /** Empty where nothing tells. */
  readonly category: string;
  /** As written in the source; empty for a service and for what never had a price above zero. */
  readonly listPrice: string;
}

/** One row a stock code, sorted by code. Of descriptions the most frequent in capitals counts: others are notes of the staff. */
export function catalogOf(rows: Iterable<string>): CatalogRow[] {
  const products = new Map<string, { readonly names: Map<string, number>; readonly prices: Map<string, number> }>();
  for (const row of rows) {
    const { code, description, price } = invoiceLineOf(row);
    let product = products.get(code);
    if (product === undefined) {
      product = { names: new Map(), prices: new Map() };
      products.set(code, product);
    }
    count(product.names, description.trim());
    if (Number(price) > 0) count(product.prices, price);
  }
  return [...products]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { names, prices }]) => {
      const inCapitals = [...names].filter(([name]) => name !== '' && name === name.toUpperCase());
      const description = mostFrequent(inCapitals.length > 0 ? inCapitals : [...names]) ?? '';
      const listPrice = code in serviceCodes ? '' : (mostFrequent([...prices]) ?? '');
      return { code, category: categoryOf(code, description) ?? '', listPrice };
    });
}

export const catalogFile = (rows: readonly CatalogRow[]): string =>
  [
    'product_id,category,list_price',
    ...rows.map(({ code, category, listPrice }) => `${code},${category},${listPrice}`),
    '',
  ].join('\n');

function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** Of several equally frequent the greatest, as text. */
function mostFrequent(counts: readonly (readonly [value: string, count: number])[]): string | undefined {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1))[0]?.[0];
}

if (import.meta.main) {
  const file = new URL('config/catalog/products.csv', import.meta.url);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, catalogFile(catalogOf(readSource(process.argv[2]).rows)));
}
