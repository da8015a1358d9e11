import type { LookupTable } from '../contracts/configuration.ts';
import type { Condition, FieldRule, FieldSource, TableColumn } from '../contracts/mapping.ts';
import { columnsOf, rulesOf } from './field-sources.ts';
import type { FieldReader } from './row-fields.ts';

export interface FieldCompiler<Content> {
  /** What reads a source; `undefined` where the file has nothing of it. */
  reader(source: FieldSource | undefined): FieldReader<Content> | undefined;
  condition(condition: Condition): (content: Content) => boolean;
}

export type Tables = ReadonlyMap<string, LookupTable>;

/**
 * Compiles what a mapping says of fields, for rows of one kind of content.
 *
 * @param column what reads a column or path, its text trimmed; `undefined` where the file does not have it
 */
export function createFieldCompiler<Content>(
  column: (name: string) => FieldReader<Content> | undefined,
  tables: Tables,
): FieldCompiler<Content> {
  return { reader, condition };

  function reader(source: FieldSource | undefined): FieldReader<Content> | undefined {
    return firstOf(rulesOf(source).map(ruleReader));
  }

  function ruleReader(rule: FieldRule): FieldReader<Content> | undefined {
    const { constant, values, otherwise, when } = rule;
    let read = constant === undefined ? lookedUp(rule) : () => constant;
    if (read === undefined) return undefined;
    if (values !== undefined || otherwise !== undefined) read = translated(read, values ?? {}, otherwise);
    return when === undefined ? read : limited(read, condition(when));
  }

  /** Text of the first column that has one, then of the tables it leads through. */
  function lookedUp(from: Pick<FieldRule | Condition, 'column' | 'through'>): FieldReader<Content> | undefined {
    const read = firstOf(columnsOf(from).map(column));
    if (read === undefined || from.through === undefined) return read;
    const lookups = from.through.map((step) => valuesOf(tables, step));
    return (content) => {
      let text = read(content);
      for (const lookup of lookups) {
        if (text === undefined) return undefined;
        text = lookup.get(text) || undefined;
      }
      return text;
    };
  }

  function condition(asked: Condition): (content: Content) => boolean {
    const read = lookedUp(asked) ?? (() => undefined);
    const fits = testOf(asked);
    return (content) => fits(read(content));
  }
}

function firstOf<Content>(readers: readonly (FieldReader<Content> | undefined)[]): FieldReader<Content> | undefined {
  const present = readers.filter((read) => read !== undefined);
  const [first] = present;
  if (present.length < 2) return first;
  return (content) => {
    for (const read of present) {
      const text = read(content);
      if (text !== undefined) return text;
    }
    return undefined;
  };
}

function translated<Content>(
  read: FieldReader<Content>,
  values: Readonly<Record<string, string>>,
  otherwise: string | undefined,
): FieldReader<Content> {
  const known = new Map(Object.entries(values));
  return (content) => {
    const text = read(content);
    const meant = known.get(text ?? '') ?? (text === undefined ? undefined : (otherwise ?? text));
    return meant || undefined;
  };
}

const limited =
  <Content>(read: FieldReader<Content>, holds: (content: Content) => boolean): FieldReader<Content> =>
  (content) =>
    holds(content) ? read(content) : undefined;

function testOf({ equals, in: several, startsWith, empty }: Condition): (text: string | undefined) => boolean {
  if (equals !== undefined) return (text) => text === equals;
  if (startsWith !== undefined) return (text) => text?.startsWith(startsWith) === true;
  if (several !== undefined) {
    const members = new Set(several);
    return (text) => text !== undefined && members.has(text);
  }
  return (text) => (text === undefined) === (empty ?? true);
}

const noValues: ReadonlyMap<string, string> = new Map();

const valuesOf = (tables: Tables, { table, column }: TableColumn): ReadonlyMap<string, string> =>
  tables.get(table)?.get(column) ?? noValues;
