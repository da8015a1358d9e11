import { eventFields, type FieldSource, type Mapping } from '../contracts/mapping.ts';
import { columnsOf, rulesOf, sourceColumns } from './field-sources.ts';

/** Why a header does not suit a mapping. */
export interface HeaderProblem {
  readonly message: string;
  readonly found: string;
  readonly expected: string;
}

const mostShown = 200;

/** What keeps the mapping from reading files with this header: a column that is missing, or one that comes twice. */
export function headerProblem(mapping: Mapping, header: readonly string[]): HeaderProblem | undefined {
  const columns = header.map((name) => name.trim());
  const found = shownHeader(columns);
  const missing = neededColumns(mapping).filter((names) => !names.some((name) => columns.includes(name)));
  const [first] = missing;
  if (first !== undefined) {
    // One column may be needed for several fields.
    const groups = new Set(missing.map((names) => (names.length > 1 ? `one of: ${names.join(', ')}` : names[0])));
    return { message: `no column ${quoted(first)} in the header`, found, expected: [...groups].join('; ') };
  }
  const known = new Set(eventFields.flatMap((field) => sourceColumns(mapping.fields[field])));
  const twice = columns.find((name, column) => known.has(name) && columns.indexOf(name) !== column);
  if (twice === undefined) return undefined;
  return { message: `column "${twice}" comes twice in the header`, found, expected: `one column ${twice}` };
}

/** Of each list the header must have one: of required fields, of traits that are named, and of what kinds are told by. */
function neededColumns({ formats, fields, required, traits, kind }: Mapping): string[][] {
  const needed = [
    ...required.map((group) => group.flatMap((field) => csvColumns(fields[field]))),
    ...Object.values(traits?.named ?? {}).map(csvColumns),
    ...kind.map(({ when }) => (when === undefined ? [] : [...columnsOf(when)])),
  ];
  // A mapping that reads JSON too may name paths.
  return needed
    .map((names) => names.filter((name) => formats.length === 1 || !name.includes('.')))
    .filter((names) => names.length > 0);
}

/** None where a constant will do, or nothing. */
function csvColumns(source: FieldSource | undefined): string[] {
  const isOptional = rulesOf(source).some(({ constant, optional }) => constant !== undefined || optional === true);
  return isOptional ? [] : sourceColumns(source);
}

/** The names, cut short; of a first line that is a row, as in a file without a header, only how many cells it has. */
function shownHeader(columns: readonly string[]): string {
  if (columns.some((name) => looksLikeData.test(name)))
    return `a line of ${columns.length} cells that looks like a row`;
  const shown = columns.join(', ');
  return shown.length > mostShown ? `${shown.slice(0, mostShown)} ...` : shown;
}

/** A number, a date, an address: what stands in rows, may be somebody's, and is kept out of records and messages. */
const looksLikeData = /@|\d{4}|^[\d.,+-]+$/;

/** `"InvoiceDate" (or "timestamp")`. */
function quoted(names: readonly string[]): string {
  const [first, ...others] = names.map((name) => `"${name}"`);
  return others.length === 0 ? `${first}` : `${first} (or ${others.join(', ')})`;
}
