import { eventKinds } from '../domain/event/event.ts';
import { parseTimeFormat, timeFormats } from '../domain/event/time-format.ts';
import { suggestion } from '../domain/nearest-name.ts';
import type { Problem } from './configuration.ts';
import {
  type ConditionFile,
  type FieldFile,
  type FieldName,
  fieldNames,
  lineFieldName,
  type MappingFile,
  type RuleFile,
} from './source-schema.ts';
import type { YamlDocument, YamlPath } from './yaml-document.ts';

export interface KnownToMapping {
  /** Names of the columns, where the configuration says them all. */
  readonly columns?: ReadonlySet<string>;
  /** Whether rows are what somebody else says of the customer. */
  readonly isThirdParty: boolean;
  /** Whether columns are numbers. */
  readonly isNumbered: boolean;
  /** Table -> its columns; any name will do where they are not given. */
  readonly tables?: ReadonlyMap<string, readonly string[]>;
}

const idFields: readonly FieldName[] = ['user_id', 'anonymous_id', 'device_id', 'email', 'phone'];
const timeless: readonly unknown[] = ['identify', 'alias', 'consent'];
const tests = ['equals', 'in', 'starts_with', 'empty'] as const;
const kindNames: ReadonlySet<string> = new Set(eventKinds);

/** What a mapping of the right shape may still have wrong. */
export function checkMapping(
  document: YamlDocument,
  path: YamlPath,
  mapping: MappingFile,
  known: KnownToMapping,
): Problem[] {
  const problems: Problem[] = [];
  const report = (at: YamlPath, message: string, expected: string): void => {
    problems.push(document.atValue(at, message, expected));
  };

  checkKind();
  checkTimestamp();
  checkNeeded();
  for (const name of Object.keys(fieldNames) as FieldName[]) checkField([...path, name], mapping[name]);
  const { lines, traits } = mapping;
  for (const name of Object.keys(lineFieldName) as (keyof typeof lineFieldName)[])
    checkField([...path, 'lines', name], lines?.[name]);
  if (typeof traits === 'object')
    for (const [name, source] of Object.entries(traits)) checkField([...path, 'traits', name], source);
  return problems;

  function checkKind(): void {
    const at = [...path, 'kind'];
    const { kind } = mapping;
    if (typeof kind === 'string') return;
    if (Array.isArray(kind)) {
      for (const [index, { when }] of kind.entries())
        if (when !== undefined) checkCondition([...at, index, 'when'], when);
      return;
    }
    checkRule(at, kind);
    for (const [value, meant] of Object.entries(kind.values ?? {})) checkKindName([...at, 'values', value], meant);
    checkKindName([...at, 'otherwise'], kind.otherwise);
    checkKindName([...at, 'constant'], kind.constant);
  }

  function checkKindName(at: YamlPath, name: string | undefined): void {
    if (name === undefined || name === '' || kindNames.has(name)) return;
    report(at, `"${name}" is no kind of event${suggestion(name, eventKinds)}`, `one of ${eventKinds.join(', ')}`);
  }

  function checkTimestamp(): void {
    const at = [...path, 'timestamp'];
    const { timestamp, kind } = mapping;
    if (timestamp === undefined) {
      if (timeless.includes(kind)) return;
      report(
        path,
        'the mapping has no timestamp',
        'timestamp: where the time of an event stands; only identify, alias and consent may go without',
      );
    } else if (typeof timestamp === 'string') checkColumns(at, timestamp);
    else {
      checkRule(at, timestamp);
      const { format } = timestamp;
      if (format !== undefined && parseTimeFormat(format) === undefined)
        report(
          [...at, 'format'],
          `"${format}" is no format of time${suggestion(format, timeFormats)}`,
          `one of ${timeFormats.join(', ')}, or a pattern with year, month and day such as DD.MM.YYYY HH:mm`,
        );
    }
  }

  function checkNeeded(): void {
    const lacks = (names: readonly FieldName[]) => names.every((name) => mapping[name] === undefined);
    if (lacks(idFields)) report(path, 'the mapping names no customer', `at least one of ${idFields.join(', ')}`);
    if (mapping.kind === 'alias' && (lacks(['previous_id']) || lacks(['user_id'])))
      report([...path, 'kind'], 'an alias names two ids', 'user_id and previous_id');
    if (mapping.kind === 'consent' && (lacks(['channel']) || lacks(['granted'])))
      report([...path, 'kind'], 'a consent says a channel and whether it was granted', 'channel and granted');
    if (lacks(['trait_name']) !== lacks(['trait_value']))
      report(
        [...path, lacks(['trait_name']) ? 'trait_value' : 'trait_name'],
        'a trait has a name and a value',
        'trait_name and trait_value',
      );
    if (!lacks(['provider']) && !known.isThirdParty)
      report(
        [...path, 'provider'],
        'what customers say themselves has no provider',
        'origin: third_party, or no provider',
      );
  }

  function checkField(at: YamlPath, source: FieldFile | undefined): void {
    if (source === undefined) return;
    if (!Array.isArray(source)) checkSource(at, source);
    else for (const [index, each] of source.entries()) checkSource([...at, index], each);
  }

  function checkSource(at: YamlPath, source: string | RuleFile): void {
    if (typeof source !== 'string') checkRule(at, source);
    else checkColumns(at, source);
  }

  function checkRule(at: YamlPath, { column, constant, through, when }: RuleFile): void {
    if ((column === undefined) === (constant === undefined))
      report(
        at,
        column === undefined ? 'neither a column nor a constant is given' : 'both a column and a constant are given',
        'column or constant',
      );
    if (column !== undefined) checkColumns([...at, 'column'], column);
    else if (through !== undefined) report([...at, 'through'], 'a constant is not looked up', 'column, beside through');
    checkThrough([...at, 'through'], through);
    if (when !== undefined) checkCondition([...at, 'when'], when);
  }

  function checkCondition(at: YamlPath, condition: ConditionFile): void {
    checkColumns([...at, 'column'], condition.column);
    checkThrough([...at, 'through'], condition.through);
    const given = tests.filter((test) => condition[test] !== undefined);
    if (given.length !== 1)
      report(
        at,
        given.length === 0 ? 'the condition tests nothing' : `the condition tests ${given.join(' and ')}`,
        `one of ${tests.join(', ')}`,
      );
  }

  function checkColumns(at: YamlPath, names: string | readonly string[]): void {
    const { columns, isNumbered } = known;
    for (const [index, name] of asList(names).entries()) {
      const place = typeof names === 'string' ? at : [...at, index];
      if (isNumbered && !/^[1-9]\d*$/.test(name))
        report(
          place,
          `"${name}" is no number of a column`,
          'a number from 1, since the files have no header, or their names under "columns"',
        );
      if (columns !== undefined && !columns.has(name))
        report(place, `column "${name}" is not known${suggestion(name, columns)}`, `one of ${[...columns].join(', ')}`);
    }
  }

  function checkThrough(at: YamlPath, steps: string | readonly string[] | undefined): void {
    if (known.tables === undefined || steps === undefined) return;
    for (const [index, step] of asList(steps).entries()) {
      const place = typeof steps === 'string' ? at : [...at, index];
      const { table, column } = splitTableColumn(step);
      const columns = known.tables.get(table);
      if (columns === undefined)
        report(
          place,
          `table "${table}" is not known${suggestion(table, known.tables.keys())}`,
          `a file config/tables/${table}.csv${known.tables.size > 0 ? `, or one of ${[...known.tables.keys()].join(', ')}` : ''}`,
        );
      else if (!columns.slice(1).includes(column))
        report(
          place,
          column === columns[0]
            ? `column "${column}" is the key of table ${table}`
            : `table ${table} has no column "${column}"${suggestion(column, columns.slice(1))}`,
          `one of ${columns.slice(1).join(', ')}`,
        );
    }
  }
}

export const asList = (names: string | readonly string[]): readonly string[] =>
  typeof names === 'string' ? [names] : names;

/** `orders.customer_id`: names of tables have no points. */
export function splitTableColumn(step: string): { readonly table: string; readonly column: string } {
  const point = step.indexOf('.');
  return { table: step.slice(0, point), column: step.slice(point + 1) };
}
