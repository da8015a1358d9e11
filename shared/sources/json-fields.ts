import type { JsonObject } from '../formats/json-lines-rows.ts';
import { eventFields, type FieldSource, type Preset } from './preset.ts';
import { cleanText, type FieldReader, type LineFields, type RowFields, recordOf, sourcesOf } from './row-fields.ts';

export interface JsonFields extends RowFields<JsonObject> {
  /** What reading met since it was asked last. */
  takeNotes(): JsonNotes;
}

export interface JsonNotes {
  /** A number that was no safe integer: its digits are those of the nearest double, not those of the file. */
  readonly longInteger: boolean;
  /** A lone surrogate, replaced by U+FFFD. */
  readonly replaced: boolean;
}

/** Compiles a preset for JSON Lines: a name with points is a path of keys. */
export function jsonFields(preset: Preset): JsonFields {
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

  const readerOf = (source: FieldSource | undefined): FieldReader<JsonObject> => {
    const paths = sourcesOf(source).map((name) => name.split('.'));
    const [only] = paths;
    if (only === undefined) return () => undefined;
    if (paths.length === 1) return (row) => textOf(valueAt(row, only));
    return (row) => {
      for (const path of paths) {
        const text = textOf(valueAt(row, path));
        if (text !== undefined) return text;
      }
      return undefined;
    };
  };

  function traits(row: JsonObject): Record<string, string> | undefined {
    const declared = preset.traits && valueAt(row, [preset.traits.path]);
    if (!isObject(declared)) return undefined;
    const entries: [string, string][] = [];
    for (const [name, value] of Object.entries(declared)) {
      const text = isObject(value) || Array.isArray(value) ? textOf(JSON.stringify(value)) : textOf(value);
      const key = textOf(name);
      if (text !== undefined && key !== undefined) entries.push([key, text]);
    }
    return recordOf(entries);
  }

  const lineReaders = {
    'product.id': readerOf(preset.lines?.fields['product.id']),
    'product.category': readerOf(preset.lines?.fields['product.category']),
    'product.brand': readerOf(preset.lines?.fields['product.brand']),
    'product.name': readerOf(preset.lines?.fields['product.name']),
    quantity: readerOf(preset.lines?.fields.quantity),
    price: readerOf(preset.lines?.fields.price),
  };
  const lineOf = (line: JsonObject): LineFields => ({
    'product.id': lineReaders['product.id'](line),
    'product.category': lineReaders['product.category'](line),
    'product.brand': lineReaders['product.brand'](line),
    'product.name': lineReaders['product.name'](line),
    quantity: lineReaders.quantity(line),
    price: lineReaders.price(line),
  });

  function lines(row: JsonObject): readonly LineFields[] | undefined {
    const listed = preset.lines && valueAt(row, [preset.lines.path]);
    if (!Array.isArray(listed) || listed.length === 0) return undefined;
    return listed.map((line: unknown) => lineOf(isObject(line) ? line : {}));
  }

  return {
    read: Object.fromEntries(
      eventFields.map((field) => [field, readerOf(preset.fields[field])]),
    ) as RowFields<JsonObject>['read'],
    has: (field) => preset.fields[field] !== undefined,
    label: (field) => `"${sourcesOf(preset.fields[field])[0] ?? field}"`,
    traits,
    lines,
    takeNotes() {
      const notes = { longInteger, replaced };
      longInteger = false;
      replaced = false;
      return notes;
    },
  };
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueAt(row: JsonObject, path: readonly string[]): unknown {
  let value: unknown = row;
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}
