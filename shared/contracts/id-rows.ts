import { type IdProblem, mostIdLength, normalizeId } from '../domain/identity/normalize-id.ts';
import { type IdKind, idKinds, type ProfileId, profileId } from '../domain/identity/profile-id.ts';
import { suggestion } from '../domain/nearest-name.ts';
import type { Problem } from './configuration.ts';
import { type CsvCell, type CsvRecord, csvRecords } from './csv-cells.ts';

const mostRows = 1_000_000;
const mostProblems = 50;
const expectedHeader = `a header with ${idKinds.slice(0, -1).join(', ')} or ${idKinds.at(-1)}`;

/** A row that names a customer. */
export interface IdRow {
  /** One or more, as items are keyed by them. */
  readonly ids: readonly ProfileId[];
  /** Trimmed text of a column that was asked for; empty where the file has none. */
  text(column: string): string;
}

type Report = (cell: Omit<CsvCell, 'text'>, message: string, expected: string) => undefined;

/**
 * Reads a CSV file of customers: a header with one or more columns of ids, each row one or more of them. Columns that are not
 * known are not looked at. Ids are brought to the form they have in events; what is no id beside a good one is left out.
 *
 * @param columns further columns that mean something
 * @param eachRow called row by row, also of a file that turns out to have problems
 * @returns problems, none of which repeats what a cell holds; at most 50
 */
export function readIdRows(
  content: string,
  file: string,
  columns: readonly string[],
  eachRow: (row: IdRow) => void,
): readonly Problem[] {
  const problems: Problem[] = [];
  const report: Report = ({ line, column, length }, message, expected): undefined => {
    problems.push({ file, line, column, length, message, expected });
    return undefined;
  };
  const records = csvRecords(content);
  const header = records.next();
  if (header.done === true) {
    report({ line: 1, column: 1, length: 0 }, 'the file is empty', expectedHeader);
    return problems;
  }
  const names = readHeader(header.value, columns, report);
  if (names === undefined) return problems;

  let rows = 0;
  for (const record of records) {
    const { cells } = record;
    const start = { ...cells[0]!, length: 0 };
    if (++rows > mostRows) {
      report(
        start,
        `the file has more than ${mostRows} rows`,
        `at most ${mostRows}; more customers go into a second file`,
      );
      break;
    }
    const ids = readRow(record, names, report);
    if (ids !== undefined) eachRow({ ids, text: (column) => cells[names.indexOf(column)]?.text ?? '' });
    if (problems.length === mostProblems) {
      report(start, `reading stopped after ${mostProblems} problems`, 'those before this one solved');
      break;
    }
  }
  return problems;
}

/** Names of the columns that mean something, in place; '' for others. */
function readHeader({ cells, isOpen }: CsvRecord, columns: readonly string[], report: Report): string[] | undefined {
  if (isOpen) return report(cells.at(-1)!, 'a quote is not closed', expectedHeader);
  const known: readonly string[] = [...idKinds, ...columns];
  const names: string[] = [];
  for (const cell of cells) {
    const text = cell.text.toLowerCase();
    const name = known.includes(text) ? text : '';
    if (name !== '' && names.includes(name)) return report(cell, `column "${name}" stands twice`, expectedHeader);
    names.push(name);
  }
  if (names.some(isIdKind)) return names;
  const [first] = cells;
  const near = cells.map(({ text }) => suggestion(text, idKinds)).find((found) => found !== '') ?? '';
  const separated = cells.length === 1 && /[;\t|]/.test(first!.text) ? '; commas separate columns' : '';
  return report(first!, `no column names a customer${near}${separated}`, expectedHeader);
}

const isIdKind = (name: string): name is IdKind => (idKinds as readonly string[]).includes(name);

function readRow({ cells, isOpen }: CsvRecord, names: readonly string[], report: Report): ProfileId[] | undefined {
  if (isOpen)
    return report(cells.at(-1)!, 'a quote is not closed', 'a closing quote; quotes within a quoted cell are doubled');
  if (cells.length !== names.length)
    return report(
      { ...cells[0]!, length: 0 },
      `the row has ${cells.length === 1 ? '1 cell' : `${cells.length} cells`}`,
      `${names.length}, as the header has; commas within a cell need quotes`,
    );
  const ids: ProfileId[] = [];
  let wrong: { readonly cell: CsvCell; readonly kind: IdKind; readonly problem: IdProblem | 'empty' } | undefined;
  for (const [place, kind] of names.entries()) {
    if (!isIdKind(kind)) continue;
    const cell = cells[place]!;
    const normal = cell.text === '' ? { problem: 'empty' as const } : normalizeId(kind, cell.text);
    if ('id' in normal) ids.push(profileId(kind, normal.id));
    else if (wrong === undefined || wrong.problem === 'empty') wrong = { cell, kind, problem: normal.problem };
  }
  if (ids.length > 0 || wrong === undefined) return ids;
  const { cell, kind, problem } = wrong;
  return report(cell, `${kind} ${cameOf[problem]}`, (problem === 'unreadable' && expectedOf[kind]) || expectedId);
}

const cameOf: Readonly<Record<IdProblem | 'empty', string>> = {
  empty: 'is empty',
  blocked: `names nobody, such as "null" or 0, or is longer than ${mostIdLength} characters`,
  unreadable: 'cannot be read',
};
const expectedId = 'an id that events use, or no row';
const expectedOf: Readonly<Partial<Record<IdKind, string>>> = {
  email: 'an e-mail address, such as name@example.com',
  phone: 'a phone number of 5 to 15 digits, such as +442079460000',
};
