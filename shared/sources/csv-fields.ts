import { type EventField, eventFields, type Preset } from './preset.ts';
import { cleanText, type FieldReader, type RowFields, recordOf, sourcesOf } from './row-fields.ts';

type Cells = readonly string[];

/** Why a header does not suit a preset. */
export interface HeaderProblem {
  readonly message: string;
  readonly found: string;
  readonly expected: string;
}

const mostShown = 200;

/** Compiles a preset for files with this header. Ask `headerProblem` first. */
export function csvFields(preset: Preset, header: Cells): RowFields<Cells> {
  const columns = trimmed(header);
  const names = new Map<EventField, string>();
  const readers = eventFields.map((field): [EventField, FieldReader<Cells>] => {
    const name = sourcesOf(preset.fields[field]).find((candidate) => columns.includes(candidate));
    if (name === undefined) return [field, () => undefined];
    names.set(field, name);
    const column = columns.indexOf(name);
    return [field, (cells) => cleanText(cells[column])];
  });
  const prefix = preset.traits?.columnPrefix;
  const traitColumns = columns.flatMap((name, column): [string, number][] =>
    prefix !== undefined && name.startsWith(prefix) && name.length > prefix.length
      ? [[name.slice(prefix.length), column]]
      : [],
  );

  function traits(cells: Cells): Record<string, string> | undefined {
    const entries: [string, string][] = [];
    for (const [name, column] of traitColumns) {
      const value = cleanText(cells[column]);
      if (value !== undefined) entries.push([name, value]);
    }
    return recordOf(entries);
  }

  return {
    read: Object.fromEntries(readers) as Record<EventField, FieldReader<Cells>>,
    has: (field) => names.has(field),
    label: (field) => `column "${names.get(field) ?? sourcesOf(preset.fields[field])[0] ?? field}"`,
    traits: traitColumns.length === 0 ? () => undefined : traits,
    lines: () => undefined,
  };
}

/** What keeps the preset from reading files with this header: a column that is missing, or one that comes twice. */
export function headerProblem(preset: Preset, header: Cells): HeaderProblem | undefined {
  const columns = trimmed(header);
  const found = shownHeader(columns);
  const missing = preset.required
    .map((fields) => fields.flatMap((field) => sourcesOf(preset.fields[field])).filter((name) => !name.includes('.')))
    .filter((names) => !names.some((name) => columns.includes(name)));
  const [first] = missing;
  if (first !== undefined) {
    const expected = missing.map((names) => (names.length > 1 ? `one of: ${names.join(', ')}` : names[0])).join('; ');
    return { message: `no column ${quoted(first)} in the header`, found, expected };
  }
  const known = new Set(eventFields.flatMap((field) => sourcesOf(preset.fields[field])));
  const twice = columns.find((name, column) => known.has(name) && columns.indexOf(name) !== column);
  if (twice === undefined) return undefined;
  return { message: `column "${twice}" comes twice in the header`, found, expected: `one column ${twice}` };
}

/** The names, cut short; of a first line that is a row, as in a file without a header, only how many cells it has. */
function shownHeader(columns: Cells): string {
  if (columns.some((name) => looksLikeData.test(name)))
    return `a line of ${columns.length} cells that looks like a row`;
  const shown = columns.join(', ');
  return shown.length > mostShown ? `${shown.slice(0, mostShown)} ...` : shown;
}

/** A number, a date, an address: what stands in rows, may be somebody's, and is kept out of records and messages. */
const looksLikeData = /@|\d{4}|^[\d.,+-]+$/;

const trimmed = (header: Cells): string[] => header.map((name) => name.trim());

/** `"InvoiceDate" (or "timestamp")`. */
function quoted(names: readonly string[]): string {
  const [first, ...others] = names.map((name) => `"${name}"`);
  return others.length === 0 ? `${first}` : `${first} (or ${others.join(', ')})`;
}
