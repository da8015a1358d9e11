import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type InvoiceLine, invoiceLineOf } from './invoice-line.ts';
import { readSource } from './read-source.ts';

const drops = new URL('drops/', import.meta.url);

/** Lines of the shop's year, in their order. @param months such as `2010-12`. @default all thirteen */
export function* linesOf(months?: readonly string[]): Generator<InvoiceLine, void> {
  const names = months?.map((month) => `${month}.csv.gz`) ?? readdirSync(drops).sort();
  for (const name of names)
    for (const row of readSource(fileURLToPath(new URL(name, drops))).rows) yield invoiceLineOf(row);
}
