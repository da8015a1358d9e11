import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { csvRecords } from '../../shared/contracts/csv-cells.ts';
import { csvLine } from '../../shared/formats/csv-writer.ts';

/** A row as texts by the names of its columns. */
export type TableRow = Readonly<Record<string, string>>;

/** Rows of a CSV text with a header. */
export function tableOf(text: string): TableRow[] {
  const [header, ...records] = csvRecords(text.replace(/^\uFEFF/, ''));
  const names = header?.cells.map((cell) => cell.text) ?? [];
  return records.map(({ cells }) => Object.fromEntries(names.map((name, at) => [name, cells[at]?.text ?? ''])));
}

/** The columns named of all rows, as a CSV text. */
export const csvOf = (columns: readonly string[], rows: readonly TableRow[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map(csvLine).join('');

/** Path under `config/` -> content, made of what `read` gives of each file of an archive by its name. */
export type MakeTables = (read: (name: string) => readonly TableRow[]) => Readonly<Record<string, string>>;

/** Makes tables of a folder with the files of an archive, plain or `.gz`, and writes them into a folder of Strata's. @returns their paths */
export function writeTables(make: MakeTables, [archive, folder]: readonly string[]): string[] {
  if (archive === undefined || folder === undefined)
    throw new Error('Which folders? Give that of the downloaded files, and that of Strata, such as strata-data.');
  const tables = make((name) => tableOf(readText(join(archive, name))));
  return Object.entries(tables).map(([path, content]) => {
    const file = join(folder, 'config', path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, content);
    return file;
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return gunzipSync(readFileSync(`${path}.gz`)).toString('utf8');
  }
}
