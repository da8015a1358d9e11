import * as z from 'zod';
import { suggestion } from '../domain/nearest-name.ts';
import type { Problem } from './configuration.ts';
import type { YamlDocument, YamlPath } from './yaml-document.ts';

/**
 * Keys of the product that a later version reads, by the path of the map they stand in (`*` for any key). They are refused and
 * never passed over: a limit that is not kept is worse than none.
 */
export type LaterKeys = Readonly<Record<string, readonly string[]>>;

/**
 * Checks a file against its schema and tells every problem at its place.
 *
 * A schema's own error text is what was expected there; what came is told from the value.
 */
export function checkShape<T>(
  document: YamlDocument,
  schema: z.ZodType<T>,
  later: LaterKeys,
): { readonly value: T } | { readonly problems: readonly Problem[] } {
  const result = schema.safeParse(document.value);
  if (result.success) return { value: result.data };
  return { problems: result.error.issues.flatMap((issue) => problemsOf(document, schema, later, issue)) };
}

function problemsOf(document: YamlDocument, schema: z.ZodType, later: LaterKeys, issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const value = valueAt(document.value, path);
  const name = path.join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(document, schema, later, path, key));
    case 'invalid_key':
      return [
        document.atKey(path, `"${path.at(-1)}" cannot be a key of ${path.slice(0, -1).join('.')}`, issue.message),
      ];
    case 'invalid_union': {
      const inner = meantOption(value, issue.errors);
      if (inner === undefined) break;
      return inner.flatMap((each) => problemsOf(document, schema, later, { ...each, path: [...path, ...each.path] }));
    }
    case 'invalid_value': {
      const near = typeof value === 'string' ? suggestion(value, issue.values.map(String)) : '';
      return [document.atValue(path, came(name, value) + near, `one of ${issue.values.join(', ')}`)];
    }
  }
  return [document.atValue(path, came(name, value), issue.message)];
}

const came = (name: string, value: unknown): string =>
  value === undefined ? `${name} is missing` : `${name} is ${described(value)}`;

function unknownKey(document: YamlDocument, schema: z.ZodType, later: LaterKeys, path: YamlPath, key: string): Problem {
  const place = [...path, key];
  const isLater = Object.entries(later).some(
    ([pattern, keys]) => keys.includes(key) && isAt(path, pattern === '' ? [] : pattern.split('.')),
  );
  const known = keysAt(schema, path);
  const where = path.length === 0 ? 'here' : `under ${path.join('.')}`;
  const expected = `one of ${known.join(', ')}`;
  if (isLater) return document.atKey(place, `"${key}" is not supported by this version`, expected);
  return document.atKey(place, `"${key}" is not known ${where}${suggestion(key, known)}`, expected);
}

/**
 * Of what a value may be, the problems of what it was meant to be: a map or a list is looked into, a text is compared with the
 * names it might be.
 */
function meantOption(
  value: unknown,
  options: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] | undefined {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string'
      ? options.find(([first]) => first?.code === 'invalid_value' && first.path.length === 0)
      : undefined;
  const isOther = ({ code, path }: z.core.$ZodIssue) => path.length === 0 && /^invalid_(type|value)$/.test(code);
  return options.find((issues) => !issues.some(isOther)) ?? options.at(-1);
}

const isAt = (path: YamlPath, pattern: readonly string[]): boolean =>
  path.length === pattern.length && pattern.every((step, at) => step === '*' || step === path[at]);

/** Keys that the schema knows of the map at a path. */
function keysAt(schema: z.ZodType, path: YamlPath): string[] {
  let at: unknown = inside(schema);
  for (const [index, step] of path.entries()) {
    const isList = typeof path[index + 1] === 'number';
    if (at instanceof z.ZodObject) at = inside(at.shape[String(step)], isList);
    else if (at instanceof z.ZodRecord) at = inside(at.valueType);
    else if (at instanceof z.ZodArray) at = inside(at.element);
    else return [];
  }
  if (at instanceof z.ZodRecord && at.keyType instanceof z.ZodEnum) return at.keyType.options.map(String);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** The schema behind defaults; of several the list that is asked for, or the last, which is the map. */
function inside(schema: unknown, isList = false): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return inside(schema.unwrap(), isList);
  if (!(schema instanceof z.ZodUnion)) return schema;
  const list = isList ? schema.options.find((option) => option instanceof z.ZodArray) : undefined;
  return inside(list ?? schema.options.at(-1));
}

function valueAt(value: unknown, path: YamlPath): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Readonly<Record<string | number, unknown>>)[step];
  }
  return at;
}

/** A value as a message shows it. */
function described(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a map of keys';
  if (typeof value === 'string') return value.length <= 60 ? JSON.stringify(value) : 'a long text';
  return String(value);
}
