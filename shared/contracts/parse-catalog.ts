import { normalizeCategory } from '../domain/event/category-path.ts';
import { parseDecimal, roundProduct } from '../domain/event/parse-decimal.ts';
import { suggestion } from '../domain/nearest-name.ts';
import type { CatalogProduct, Problem } from './configuration.ts';
import { type CsvCell, csvRecords } from './csv-cells.ts';

const columns = ['product_id', 'category', 'brand', 'list_price', 'colour', 'style', 'material'] as const;
type Column = (typeof columns)[number];
/** Columns that are taken as they are. */
const texts = ['brand', 'colour', 'style', 'material'] as const satisfies readonly Column[];
const spellings: ReadonlyMap<string, Column> = new Map([['color', 'colour']]);
const expectedHeader = 'a header of product_id and some of category, brand, list_price, colour, style, material';
const mostProblems = 50;
const noOwners: ReadonlyMap<string, string> = new Map();

export type Catalog = ReadonlyMap<string, CatalogProduct>;

/**
 * Reads `config/catalog/*.csv`. An empty cell says nothing of its product.
 *
 * @param currencyDigits decimal places of the configured currency; a list price is rounded to them once, half away from zero
 * @param owners product -> the other catalogue that has it already
 */
export function parseCatalog(
  content: string,
  file: string,
  currencyDigits: number,
  owners: ReadonlyMap<string, string> = noOwners,
): { readonly catalog: Catalog } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const report = ({ line, column, length }: Omit<CsvCell, 'text'>, message: string, expected: string): undefined => {
    problems.push({ file, line, column, length, message, expected });
    return undefined;
  };
  const records = csvRecords(content);
  const header = records.next();
  if (header.done === true) {
    report({ line: 1, column: 1, length: 0 }, 'the file is empty', expectedHeader);
    return { problems };
  }
  const names = readHeader(header.value.cells, report);
  if (names === undefined) return { problems };

  const catalog = new Map<string, CatalogProduct>();
  for (const { cells, isOpen } of records) {
    const [first] = cells;
    const last = cells.at(-1)!;
    if (isOpen) report(last, 'a quote is not closed', 'a closing quote; quotes within a quoted cell are doubled');
    else if (cells.length !== names.length)
      report(
        { ...first!, length: 0 },
        `the row has ${cells.length} cells`,
        `${names.length}, as the header has; commas within a cell need quotes`,
      );
    else {
      const id = cells[names.indexOf('product_id')]!;
      const owner = owners.get(id.text);
      if (owner === undefined) addProduct(catalog, cells, names, currencyDigits, report);
      else report(id, `product "${id.text}" is in ${owner} too`, 'each product in one file');
    }
    if (problems.length === mostProblems) {
      report({ ...last, length: 0 }, `reading stopped after ${mostProblems} problems`, 'those before this one solved');
      break;
    }
  }
  return problems.length > 0 ? { problems } : { catalog };
}

type Report = (cell: Omit<CsvCell, 'text'>, message: string, expected: string) => undefined;

function readHeader(cells: readonly CsvCell[], report: Report): readonly Column[] | undefined {
  const names: Column[] = [];
  for (const cell of cells) {
    const name = spellings.get(cell.text) ?? columns.find((column) => column === cell.text);
    if (name === undefined)
      report(cell, `column "${cell.text}" is not known${suggestion(cell.text, columns)}`, expectedHeader);
    else if (names.includes(name)) report(cell, `column "${name}" stands twice`, expectedHeader);
    else names.push(name);
  }
  if (names.length !== cells.length) return undefined;
  if (names.includes('product_id') && names.length > 1) return names;
  report(
    { ...cells[0]!, length: 0 },
    names.length > 1 ? 'column "product_id" is missing' : 'there is only one column',
    expectedHeader,
  );
  return undefined;
}

function addProduct(
  catalog: Map<string, CatalogProduct>,
  cells: readonly CsvCell[],
  names: readonly Column[],
  currencyDigits: number,
  report: Report,
): undefined {
  const cell = (column: Column): CsvCell | undefined => cells[names.indexOf(column)];
  const id = cell('product_id')!;
  if (id.text === '') return report({ ...id, length: 0 }, 'product_id is empty', 'the id that events use');
  if (catalog.has(id.text)) return report(id, `product "${id.text}" stands here a second time`, 'each product once');
  const category = cell('category')?.text;
  const price = cell('list_price');
  const listPriceMinor = price === undefined || price.text === '' ? undefined : minorOf(price.text, currencyDigits);
  if (price !== undefined && price.text !== '' && listPriceMinor === undefined)
    return report(
      price,
      `list_price is "${price.text}"`,
      'a number of 0 or more in the configured currency, such as 2.55',
    );
  const path = category === undefined ? undefined : normalizeCategory(category);
  catalog.set(id.text, {
    ...(path !== undefined && { category: path }),
    ...(listPriceMinor !== undefined && { listPriceMinor }),
    ...Object.fromEntries(texts.flatMap((column) => (cell(column)?.text ? [[column, cell(column)?.text]] : []))),
  });
}

function minorOf(text: string, currencyDigits: number): number | undefined {
  const decimal = parseDecimal(text);
  return decimal === undefined || decimal.digits < 0 ? undefined : roundProduct([decimal], currencyDigits);
}
