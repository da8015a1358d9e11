import { bucketKeys } from './bucket-keys.ts';
import type { LookupTable, Problem } from './configuration.ts';
import { type CsvCell, csvRecords } from './csv-cells.ts';

const mostProblems = 50;
const expectedHeader = 'a header whose first column is the key, and at least one column more';

export interface Table {
  /** The key first. */
  readonly columns: readonly string[];
  readonly values: LookupTable;
}

/** `orders` for `config/tables/orders.csv`. */
export const tableName = (path: string): string => path.slice(`${bucketKeys.config}tables/`.length, -'.csv'.length);

/**
 * Reads `config/tables/<name>.csv`: a row for each value of the first column. A cell that is empty says nothing.
 *
 * @param wanted columns whose values are kept; all unless given
 */
export function parseTable(
  content: string,
  file: string,
  wanted?: ReadonlySet<string>,
): Table | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const report = ({ line, column, length }: Omit<CsvCell, 'text'>, message: string, expected: string): void => {
    problems.push({ file, line, column, length, message, expected });
  };
  const records = csvRecords(content);
  const header = records.next();
  if (header.done === true) {
    report({ line: 1, column: 1, length: 0 }, 'the file is empty', expectedHeader);
    return { problems };
  }
  const { cells } = header.value;
  const columns = cells.map(({ text }) => text);
  for (const [index, cell] of cells.entries()) {
    if (cell.text === '') report({ ...cell, length: 0 }, `column ${index + 1} has no name`, 'a name for each column');
    else if (columns.indexOf(cell.text) < index) report(cell, `column "${cell.text}" stands twice`, 'each name once');
  }
  if (cells.length < 2) report({ ...cells[0]!, length: 0 }, 'there is only one column', expectedHeader);
  if (problems.length > 0) return { problems };

  const keys = new Set<string>();
  const kept = columns.flatMap((name, at): [number, Map<string, string>][] =>
    at === 0 || wanted?.has(name) === false ? [] : [[at, new Map()]],
  );
  for (const { cells: row, isOpen } of records) {
    const key = row[0]!;
    if (isOpen)
      report(row.at(-1)!, 'a quote is not closed', 'a closing quote; quotes within a quoted cell are doubled');
    else if (row.length !== columns.length)
      report(
        { ...key, length: 0 },
        `the row has ${row.length} cells`,
        `${columns.length}, as the header has; commas within a cell need quotes`,
      );
    else if (key.text === '')
      report({ ...key, length: 0 }, `${columns[0]} is empty`, 'the value that rows are found by');
    // A key may be somebody's id, so it is not shown.
    else if (keys.has(key.text)) report(key, 'the key stands here a second time', 'each key once');
    else {
      keys.add(key.text);
      for (const [at, values] of kept) if (row[at]!.text !== '') values.set(key.text, row[at]!.text);
    }
    if (problems.length === mostProblems) {
      report({ ...key, length: 0 }, `reading stopped after ${mostProblems} problems`, 'those before this one solved');
      break;
    }
  }
  if (problems.length > 0) return { problems };
  return { columns, values: new Map(kept.map(([at, values]) => [columns[at]!, values])) };
}
