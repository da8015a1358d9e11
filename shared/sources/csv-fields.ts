import { type EventField, eventFields, type Mapping } from '../contracts/mapping.ts';
import { createFieldCompiler, type Tables } from './field-compiler.ts';
import { labelOf } from './field-sources.ts';
import { cleanText, type FieldReader, type RowFields, recordOf } from './row-fields.ts';

export type Cells = readonly string[];

/** Compiles a mapping for files with this header. Ask `headerProblem` first. */
export function csvFields(mapping: Mapping, header: Cells, tables: Tables): RowFields<Cells> {
  const columns = header.map((name) => name.trim());
  const { reader, condition } = createFieldCompiler<Cells>((name) => {
    const column = columns.indexOf(name);
    return column < 0 ? undefined : (cells) => cleanText(cells[column]);
  }, tables);
  const readers = new Map(
    eventFields.map((field): [EventField, FieldReader<Cells> | undefined] => [field, reader(mapping.fields[field])]),
  );
  const traits = traitReaders();

  return {
    read: Object.fromEntries(eventFields.map((field) => [field, readers.get(field) ?? nothing])) as Record<
      EventField,
      FieldReader<Cells>
    >,
    has: (field) => readers.get(field) !== undefined,
    label: (field) =>
      labelOf(
        mapping.fields[field],
        (name) => `column "${name}"`,
        (name) => columns.includes(name),
      ) ?? `"${field}"`,
    condition,
    traits: traits.length === 0 ? nothing : (cells) => recordOf(declared(traits, cells)),
    lines: nothing,
  };

  /** A named trait before a column of the same name. */
  function traitReaders(): [string, FieldReader<Cells>][] {
    const { named = {}, columnPrefix: prefix } = mapping.traits ?? {};
    const found: [string, FieldReader<Cells>][] = [];
    for (const [name, source] of Object.entries(named)) {
      const read = reader(source);
      if (read !== undefined) found.push([name, read]);
    }
    for (const [column, name] of columns.entries()) {
      if (prefix === undefined || !name.startsWith(prefix) || name.length === prefix.length) continue;
      const trait = name.slice(prefix.length);
      if (!Object.hasOwn(named, trait)) found.push([trait, (cells) => cleanText(cells[column])]);
    }
    return found;
  }
}

function declared(traits: readonly [string, FieldReader<Cells>][], cells: Cells): [string, string][] {
  const entries: [string, string][] = [];
  for (const [name, read] of traits) {
    const value = read(cells);
    if (value !== undefined) entries.push([name, value]);
  }
  return entries;
}

const nothing = () => undefined;
