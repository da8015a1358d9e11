import { suggestion } from '../domain/nearest-name.ts';
import { asList, checkMapping, splitTableColumn } from './check-mapping.ts';
import type { Problem, SourceSettings } from './configuration.ts';
import type { Condition, EventField, FieldRule, FieldSource, FileFormat, KindRule, Mapping } from './mapping.ts';
import {
  type ConditionFile,
  type FieldFile,
  type FieldName,
  fieldNames,
  lineFieldName,
  type MappingFile,
  type RuleFile,
  type SourceFile,
} from './source-schema.ts';
import type { YamlDocument, YamlPath } from './yaml-document.ts';

export interface KnownToSources {
  /** Names of presets; any name will do where they are not given. */
  readonly presets?: readonly string[];
  /** Table -> its columns, the key first; any name will do where they are not given. */
  readonly tables?: ReadonlyMap<string, readonly string[]>;
}

/** What a source of the right shape may still have wrong; its time zone is left to who knows zones. */
export function checkSource(
  document: YamlDocument,
  path: YamlPath,
  source: SourceFile,
  known: KnownToSources,
): Problem[] {
  const { preset, mapping } = source;
  if (preset === undefined && mapping === undefined)
    return [document.atKey(path, `source "${path.at(-1)}" has neither a preset nor a mapping`, 'preset or mapping')];
  if (preset !== undefined && mapping !== undefined)
    return [document.atKey([...path, 'mapping'], 'a preset and a mapping are both given', 'one of the two')];
  return [
    ...presetProblems(document, path, source, known.presets),
    ...layoutProblems(document, path, source),
    ...(mapping === undefined
      ? []
      : checkMapping(document, [...path, 'mapping'], mapping, {
          ...(source.columns && { columns: new Set(source.columns) }),
          isThirdParty: source.origin === 'third_party',
          isNumbered: source.header === false && source.columns === undefined,
          ...(known.tables && { tables: known.tables }),
        })),
  ];
}

/** Keys that a preset says itself. */
const mappingKeys = ['format', 'header', 'columns', 'decimal'] as const;

function presetProblems(
  document: YamlDocument,
  path: YamlPath,
  source: SourceFile,
  presets: readonly string[] | undefined,
): Problem[] {
  const { preset } = source;
  if (preset === undefined) return [];
  const foreign = mappingKeys
    .filter((key) => source[key] !== undefined)
    .map((key) =>
      document.atKey(
        [...path, key],
        `"${key}" goes with a mapping; a preset says it itself`,
        'a mapping, or the preset alone',
      ),
    );
  if (presets === undefined || presets.includes(preset)) return foreign;
  const message = `preset "${preset}" is not known${suggestion(preset, presets)}`;
  return [document.atValue([...path, 'preset'], message, `one of ${presets.join(', ')}`), ...foreign];
}

/** Contradictions in what is said of the files. */
function layoutProblems(document: YamlDocument, path: YamlPath, source: SourceFile): Problem[] {
  const { format, header, columns = [], mapping } = source;
  const problems: Problem[] = [];
  const report = (key: YamlPath, message: string, expected: string) =>
    problems.push(document.atKey([...path, ...key], message, expected));
  const ofCsv = (['separator', 'header', 'columns'] as const).filter((key) => source[key] !== undefined);
  const ofJson = (['lines', 'wrapper'] as const).filter((key) => mapping?.[key] !== undefined);
  if (format === 'jsonl')
    for (const key of ofCsv) report([key], `"${key}" is of CSV, and the format is jsonl`, 'format: csv');
  if (format === 'csv' || (format === undefined && source.columns !== undefined))
    for (const key of ofJson) report(['mapping', key], `"${key}" is of JSON, and the files are CSV`, 'format: jsonl');
  if (header === true && source.columns !== undefined)
    report(['columns'], 'names of columns are given for files that have a header', 'header: false, or no columns');
  const twice = columns.findIndex((name, index) => columns.indexOf(name) < index);
  if (twice >= 0)
    problems.push(
      document.atValue([...path, 'columns', twice], `column "${columns[twice]}" stands twice`, 'each name once'),
    );
  return problems;
}

/** A source without problems as the settings it is. */
export function sourceSettings(source: SourceFile): SourceSettings {
  const { preset, mapping, encoding, separator, unique_rows, order_grain, origin, time_zone } = source;
  return {
    ...(preset !== undefined && { preset }),
    ...(mapping && { mapping: mappingOf(source, mapping) }),
    ...(encoding && { encoding }),
    ...(separator && { separator: separator === 'tab' ? '\t' : separator }),
    ...(unique_rows && { uniqueRows: true }),
    ...(order_grain && { orderGrain: order_grain }),
    ...(origin && { origin }),
    ...(time_zone && { timeZone: time_zone }),
  };
}

function mappingOf(source: SourceFile, mapping: MappingFile): Mapping {
  const { kind, timestamp, category_separator, lines, traits, wrapper } = mapping;
  const fields = fieldsOf(mapping, fieldNames);
  if (timestamp !== undefined) fields.timestamp = fieldOf(timestamp);
  if (typeof kind === 'object' && !Array.isArray(kind)) fields.kind = ruleOf(kind);
  const format = typeof timestamp === 'object' ? timestamp.format : undefined;
  const columns = source.columns ?? (source.header === false ? 'numbered' : undefined);
  return {
    formats: formatsOf(source, mapping),
    orderGrain: lines === undefined ? 'line' : 'whole',
    ...(format !== undefined && { timeFormat: format }),
    ...(columns !== undefined && { columns }),
    ...(source.decimal === 'comma' && { decimalComma: true }),
    ...(category_separator !== undefined && { categorySeparator: category_separator }),
    ...(wrapper !== undefined && { wrapper }),
    kind: kindRules(kind),
    fields,
    required: (Object.keys(fields) as EventField[]).map((field) => [field]),
    ...(traits !== undefined && { traits: traitsOf(traits) }),
    ...(lines && { lines: { path: lines.path, fields: fieldsOf(lines, lineFieldName) } }),
  };
}

function formatsOf({ format, header, columns }: SourceFile, { lines, wrapper }: MappingFile): readonly FileFormat[] {
  if (format !== undefined) return [format];
  if (columns !== undefined || header === false) return ['csv'];
  return lines !== undefined || wrapper !== undefined ? ['jsonl'] : ['csv', 'jsonl'];
}

function kindRules(kind: MappingFile['kind']): KindRule[] {
  if (typeof kind === 'string') return [{ is: kind }];
  if (!Array.isArray(kind)) return [{ is: 'named' }];
  return kind.map(({ when, is }) => ({ ...(when && { when: conditionOf(when) }), is }));
}

function traitsOf(traits: NonNullable<MappingFile['traits']>): Mapping['traits'] {
  if (typeof traits === 'string') return { columnPrefix: `${traits}.`, objects: [{ path: traits }] };
  return { named: Object.fromEntries(Object.entries(traits).map(([name, source]) => [name, fieldOf(source)])) };
}

function fieldsOf<Name extends FieldName>(
  from: Readonly<Partial<Record<NoInfer<Name>, FieldFile | undefined>>>,
  names: Readonly<Record<Name, EventField>>,
): Partial<Record<EventField, FieldSource>> {
  const fields: Partial<Record<EventField, FieldSource>> = {};
  for (const name of Object.keys(names) as Name[]) {
    const source = from[name];
    if (source !== undefined) fields[names[name]] = fieldOf(source);
  }
  return fields;
}

function fieldOf(source: FieldFile): FieldSource {
  if (Array.isArray(source)) return source.map((each) => (typeof each === 'string' ? each : ruleOf(each)));
  return typeof source === 'string' ? source : ruleOf(source);
}

const ruleOf = ({ column, constant, through, values, otherwise, when, optional }: RuleFile): FieldRule => ({
  ...(column !== undefined && { column }),
  ...(constant !== undefined && { constant }),
  ...(through !== undefined && { through: asList(through).map(splitTableColumn) }),
  ...(values && { values }),
  ...(otherwise !== undefined && { otherwise }),
  ...(when && { when: conditionOf(when) }),
  ...(optional && { optional }),
});

const conditionOf = ({ column, through, equals, in: several, starts_with, empty }: ConditionFile): Condition => ({
  column,
  ...(through !== undefined && { through: asList(through).map(splitTableColumn) }),
  ...(equals !== undefined && { equals }),
  ...(several && { in: several }),
  ...(starts_with !== undefined && { startsWith: starts_with }),
  ...(empty !== undefined && { empty }),
});
