/**
 * Splits the shop's year into one file a month, `drops/<YYYY-MM>.csv.gz`, by the month of InvoiceDate. Every row keeps its bytes
 * and its order; each file begins with the header.
 *
 *   node examples/online-retail/make-drops.ts path/to/online_retail.csv.gz
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { readSource } from './read-source.ts';

/** As written by gzip when it does not know the system: files made on different machines are the same. */
const unknownSystem = 255;

/** Month -> content of its file before compression, in the order of months. */
export function splitByMonth(header: string, rows: Iterable<string>): Map<string, Buffer> {
  const byMonth = new Map<string, string[]>();
  for (const row of rows) {
    const month = /,(\d{4}-\d{2})-\d{2} \d{2}:\d{2}:\d{2},/.exec(row)?.[1];
    if (month === undefined) throw new Error('A row without a time like 2010-12-01 08:26:00. Is this the CSV edition?');
    const lines = byMonth.get(month);
    if (lines === undefined) byMonth.set(month, [header, row]);
    else lines.push(row);
  }
  return new Map(
    [...byMonth]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, lines]) => [month, Buffer.from(`${lines.join('\n')}\n`, 'latin1')]),
  );
}

/** Level 9, no name, no time. */
export function compress(content: Buffer): Buffer {
  const file = gzipSync(content, { level: 9 });
  file[9] = unknownSystem;
  return file;
}

if (import.meta.main) {
  const { header, rows } = readSource(process.argv[2]);
  const folder = new URL('drops/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [month, content] of splitByMonth(header, rows)) {
    writeFileSync(new URL(`${month}.csv.gz`, folder), compress(content));
  }
}
