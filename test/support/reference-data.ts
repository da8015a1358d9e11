import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const folder = new URL('../../../shared/data/', import.meta.url);

/** Text of a gz file beside the repository, such as `clustering/iris.csv`; its BOM and last line end left out. */
export function readReference(path: string): string {
  return gunzipSync(readFileSync(new URL(`${path}.gz`, folder)))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd();
}

/** The bytes of a gz file beside the repository, as they are. */
export const readReferenceBytes = (path: string): Buffer => gunzipSync(readFileSync(new URL(`${path}.gz`, folder)));

/** A result that was published or computed elsewhere, such as `clustering.json`. */
export const readResults = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`reference/${name}`, folder), 'utf8'));

/** Rows of a CSV file as cells by header. Quoted cells may hold commas, quotes and line ends. */
export function readTable(path: string): Record<string, string>[] {
  const [header = [], ...rows] = parse(readReference(path));
  return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
}

function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g;
  for (const [, quoted, plain = '', end] of text.matchAll(cell)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows;
}
