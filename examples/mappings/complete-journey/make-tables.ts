/**
 * Makes the catalogue and the look-up table that go with `config/strata.yaml` beside this file, of the tables of Complete Journey.
 *
 *   node examples/mappings/complete-journey/make-tables.ts path/to/tables strata-data
 */
import { csvOf, type MakeTables, type TableRow, writeTables } from '../csv-table.ts';

export const makeJourneyTables: MakeTables = (read) => ({
  'catalog/products.csv': csvOf(['product_id', 'category', 'brand'], read('products.csv').map(productOf)),
  'tables/campaigns.csv': csvOf(['campaign_id', 'start_date'], read('campaign_descriptions.csv')),
});

/** Department and category as a path; the maker as the brand, but for the shop's own goods, which are `Private`. */
export const productOf = ({
  product_id,
  department,
  product_category,
  brand,
  manufacturer_id,
}: TableRow): TableRow => ({
  product_id: product_id ?? '',
  category: [department, product_category].map(pathPart).filter(Boolean).join('/'),
  brand: brand === 'Private' || !manufacturer_id ? (brand ?? '') : `maker ${manufacturer_id}`,
});

/** A name that holds a slash is one part of the path all the same. */
const pathPart = (name = ''): string => name.split('/').join(' or ').trim();

if (import.meta.main) console.log(writeTables(makeJourneyTables, process.argv.slice(2)).join('\n'));
