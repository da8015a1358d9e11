import { stringify } from 'yaml';
import type { JsonSchema } from './json-schemas.ts';
import { markdownTable } from './markdown-table.ts';

/** A map of the configuration, with a table of its keys. */
interface Section {
  /** As in `segmentation.rfm`; empty for the file itself. */
  readonly path: string;
  readonly schema: JsonSchema;
}

/** The guide's chapter on one kind of file: a table for each map in it, in the order of the file. */
export function renderChapter(title: string, schema: JsonSchema): string {
  return [
    `## \`${title}\``,
    '',
    ...(schema.description === undefined ? [] : [schema.description, '']),
    ...sectionsOf({ path: '', schema }).map(renderSection),
    ...Object.entries(schema.definitions ?? {}).flatMap(([name, definition]) => renderDefinition(name, definition)),
  ].join('\n');
}

/** Something that several keys may be, under a name of its own. */
function renderDefinition(name: string, schema: JsonSchema): string[] {
  const [first] = innerMaps(name, schema);
  const text = [
    `### \`${name}\``,
    '',
    ...(schema.description ? [schema.description, ''] : []),
    `${capital(typeOf(schema))}.`,
    '',
  ];
  if (first === undefined) return text;
  const map = { ...first.schema, description: undefined };
  return [...text, renderSection({ path: '', schema: map })];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Name of what the schema refers to. */
const referred = ({ $ref, allOf }: JsonSchema): string | undefined =>
  ($ref ?? allOf?.[0]?.$ref)?.replace('#/definitions/', '');

/** A map and all maps in it. */
function sectionsOf(section: Section): Section[] {
  const inner = Object.entries(section.schema.properties ?? {}).flatMap(([key, value]) =>
    innerMaps(join(section.path, key), value).flatMap(sectionsOf),
  );
  return [section, ...inner];
}

/** The maps that a value may be, or hold under names of the user's choice. */
function innerMaps(path: string, schema: JsonSchema): Section[] {
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return options.flatMap((option) => innerMaps(path, withText(option, schema)));
  if (schema.properties !== undefined) return isText(schema) ? [] : [{ path, schema }];
  const { additionalProperties: values, items } = schema;
  if (typeof values === 'object') return innerMaps(join(path, '<name>'), withText(values, schema));
  if (items !== undefined && !isList(items)) return innerMaps(`${path}[]`, withText(items, schema));
  return [];
}

const isList = (items: JsonSchema | readonly JsonSchema[]): items is readonly JsonSchema[] => Array.isArray(items);
const withText = (schema: JsonSchema, { description }: JsonSchema): JsonSchema => ({ description, ...schema });
const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** A text in both languages needs no section of its own. */
const isText = ({ properties = {} }: JsonSchema): boolean => Object.keys(properties).join() === 'en,zh';

function renderSection({ path, schema }: Section): string {
  const rows = Object.entries(schema.properties ?? {}).map(([key, value]) => {
    const isRequired = schema.required?.includes(key) ?? false;
    return [
      `\`${key}\``,
      typeOf(value),
      isRequired ? 'required' : defaultOf(value),
      value.description ?? '',
      exampleOf(key, value),
    ];
  });
  return [
    ...(path === '' ? [] : [`### \`${path}\``, '', ...(schema.description ? [schema.description, ''] : [])]),
    markdownTable(['key', 'type', 'default', 'meaning', 'example'], rows),
    '',
  ].join('\n');
}

/** A value as it is written in YAML, on one line. */
const code = (value: unknown): string =>
  `\`${stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim()}\``;

const mostNames = 25;
const mostKeys = 8;

/** What may be written, in words. */
export function typeOf(schema: JsonSchema): string {
  const name = referred(schema);
  if (name !== undefined) return `[${name}](#${name})`;
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return [...new Set(options.map(typeOf))].join(', or ');
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined)
    return schema.enum.length > mostNames ? `one of ${schema.enum.length} codes` : oneOf(schema.enum);
  switch (schema.type) {
    case 'boolean':
      return oneOf([true, false]);
    case 'integer':
    case 'number':
      return numberType(schema);
    case 'array':
      return listType(schema);
    case 'object':
      return mapType(schema);
    default:
      return 'text';
  }
}

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? code(values[0]) : `${values.slice(0, -1).map(code).join(', ')} or ${code(values.at(-1))}`;

function numberType({ type, minimum, maximum }: JsonSchema): string {
  const what = type === 'integer' ? 'whole number' : 'number';
  if (minimum === undefined || maximum === undefined) return what;
  const isPositive = type === 'number' && minimum > 0 && minimum <= 1e-6;
  if (maximum >= 1e9) return isPositive ? `${what} above 0` : `${what} from ${minimum}`;
  return `${what} from ${minimum} to ${maximum}`;
}

function listType({ items }: JsonSchema): string {
  if (items === undefined) return 'list';
  if (!isList(items)) return `list: ${typeOf(items)}`;
  return `list of ${items.length}: ${[...new Set(items.map(typeOf))].join(', ')}`;
}

function mapType({ properties, propertyNames, additionalProperties: values }: JsonSchema): string {
  const keys = Object.keys(properties ?? {});
  if (keys.length > mostKeys) return 'map';
  if (keys.length > 0) return `map of ${keys.map((key) => `\`${key}\``).join(', ')}`;
  if (typeof values !== 'object') return 'map';
  const names = propertyNames?.enum;
  const key = names === undefined ? 'name' : names.length > mostNames ? 'code' : oneOf(names);
  return values.properties === undefined ? `map: ${key} to ${typeOf(values)}` : `map: ${key} to a map`;
}

/** An empty map means the defaults of its keys, which stand in its own table. */
function defaultOf({ default: value }: JsonSchema): string {
  if (value === undefined || JSON.stringify(value) === '{}') return '';
  return code(value);
}

/** The first example; else one of the names that is not the default, else the default. */
function exampleOf(key: string, { examples, enum: names, type, default: value }: JsonSchema): string {
  const other = names?.find((name) => name !== value) ?? (type === 'boolean' ? value !== true : value);
  const example = examples === undefined ? other : examples[0];
  return example === undefined || JSON.stringify(example) === '{}'
    ? ''
    : code({ [key]: example }).replace(/^`\{ (.*) \}`$/, '`$1`');
}
