import {
  type EventField,
  eventFields,
  type FieldSource,
  type LineField,
  lineFields,
  type Mapping,
} from '../contracts/mapping.ts';
import type { JsonObject } from '../formats/json-lines-rows.ts';
import { createFieldCompiler, type Tables } from './field-compiler.ts';
import { labelOf } from './field-sources.ts';
import { cleanText, type FieldReader, type LineTexts, type RowFields, recordOf } from './row-fields.ts';

export interface JsonFields extends RowFields<JsonObject> {
  /** The object of the row that the fields are read from. */
  unwrap(row: JsonObject): JsonObject;
  /** What reading met since it was asked last. */
  takeNotes(): JsonNotes;
}

export interface JsonNotes {
  /** A number that was no safe integer: its digits are those of the nearest double, not those of the file. */
  readonly longInteger: boolean;
  /** A lone surrogate, replaced by U+FFFD. */
  readonly replaced: boolean;
}

/** Compiles a mapping for JSON Lines: a name with points is a path of keys. */
export function jsonFields(mapping: Mapping, tables: Tables): JsonFields {
  const { wrapper } = mapping;
  let longInteger = false;
  let replaced = false;

  function textOf(value: unknown): string | undefined {
    if (typeof value === 'string') {
      if (value.isWellFormed()) return cleanText(value);
      replaced = true;
      return cleanText(value.toWellFormed());
    }
    if (typeof value === 'number') {
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) longInteger = true;
      return String(value);
    }
    return typeof value === 'boolean' ? String(value) : undefined;
  }

  const { reader, condition } = createFieldCompiler<JsonObject>((name) => {
    const path = name.split('.');
    return (row) => textOf(valueAt(row, path));
  }, tables);
  const readerOf = (source: FieldSource | undefined): FieldReader<JsonObject> => reader(source) ?? nothing;

  const namedTraits = Object.entries(mapping.traits?.named ?? {}).map(
    ([name, source]): [string, FieldReader<JsonObject>] => [name, readerOf(source)],
  );
  const traitObjects = (mapping.traits?.objects ?? []).map(({ path, when }) => ({
    path: path.split('.'),
    holds: when === undefined ? () => true : condition(when),
  }));

  function traits(row: JsonObject): Record<string, string> | undefined {
    const entries = new Map<string, string>();
    for (const [name, read] of namedTraits) {
      const text = read(row);
      if (text !== undefined) entries.set(name, text);
    }
    for (const { path, holds } of traitObjects) {
      const declared = valueAt(row, path);
      if (!isObject(declared) || !holds(row)) continue;
      for (const [name, value] of Object.entries(declared)) {
        const text = typeof value === 'object' && value !== null ? textOf(JSON.stringify(value)) : textOf(value);
        const key = textOf(name);
        if (text !== undefined && key !== undefined && !entries.has(key)) entries.set(key, text);
      }
    }
    return recordOf([...entries]);
  }

  const linePath = mapping.lines?.path.split('.');
  const lineReaders = lineFields.map((field): [LineField, FieldReader<JsonObject>] => [
    field,
    readerOf(mapping.lines?.fields[field]),
  ]);
  const lineOf = (line: JsonObject): LineTexts =>
    Object.fromEntries(lineReaders.map(([field, read]) => [field, read(line)])) as LineTexts;

  function lines(row: JsonObject): readonly LineTexts[] | undefined {
    const listed = linePath && valueAt(row, linePath);
    if (!Array.isArray(listed) || listed.length === 0) return undefined;
    return listed.map((line: unknown) => lineOf(isObject(line) ? line : {}));
  }

  function unwrap(row: JsonObject): JsonObject {
    const inner = wrapper !== undefined && Object.hasOwn(row, wrapper) ? row[wrapper] : undefined;
    return isObject(inner) ? inner : row;
  }

  return {
    read: Object.fromEntries(eventFields.map((field) => [field, readerOf(mapping.fields[field])])) as Record<
      EventField,
      FieldReader<JsonObject>
    >,
    has: (field) => mapping.fields[field] !== undefined,
    label: (field) => labelOf(mapping.fields[field], (name) => `"${name}"`) ?? `"${field}"`,
    condition,
    traits: namedTraits.length + traitObjects.length === 0 ? nothing : traits,
    lines,
    unwrap,
    takeNotes() {
      const notes = { longInteger, replaced };
      longInteger = false;
      replaced = false;
      return notes;
    },
  };
}

const nothing = () => undefined;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Steps may be places in an array, from 0. */
function valueAt(row: JsonObject, path: readonly string[]): unknown {
  let value: unknown = row;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}
