import { readFileSync } from 'node:fs';
import { type Catalog, parseCatalog } from '../shared/contracts/parse-catalog.ts';

const file = new URL('../examples/online-retail/config/catalog/products.csv', import.meta.url);

/** The catalogue of the example's shop, in pounds and pence. */
export function readCatalog(): Catalog {
  const read = parseCatalog(readFileSync(file, 'utf8'), 'products.csv', 2);
  if ('problems' in read)
    throw new Error(`The example's catalogue was expected to be right: ${read.problems[0]?.message}`);
  return read.catalog;
}
