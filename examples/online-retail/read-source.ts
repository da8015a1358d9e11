import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface Source {
  readonly header: string;
  readonly rows: readonly string[];
}

const expectedHeader = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

/** Reads the shop's year, plain or gzip. A string holds a byte a character, so that rows can be written back as they were. */
export function readSource(path: string | undefined): Source {
  if (path === undefined) throw new Error('Which file? Give the path of the CSV; README.md says where it comes from.');
  const file = readFileSync(path);
  const text = (file[0] === 0x1f ? gunzipSync(file) : file).toString('latin1');
  const [header = '', ...rows] = text.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
  if (header !== expectedHeader) throw new Error(`The first line should be ${expectedHeader}`);
  return { header, rows };
}
