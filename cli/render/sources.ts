import {
  type Condition,
  eventFields,
  type FieldRule,
  type FieldSource,
  type LineField,
  lineFields,
  type Mapping,
} from '../../shared/contracts/mapping.ts';
import { describeTimeFormat } from '../../shared/domain/event/time-format.ts';
import { columnsOf, rulesOf, tableColumnText } from '../../shared/sources/field-sources.ts';
import type { SourceResult, SourcesResult } from '../results/sources.ts';
import { renderEvent } from './event.ts';
import { style, table } from './text.ts';

const formatNames = { csv: 'CSV', jsonl: 'JSON Lines' } as const;
const formatText = (formats: Mapping['formats']): string => formats.map((format) => formatNames[format]).join(', ');
/** Characters of the second column before it goes on below. */
const textWidth = 76;

/** Presets, and the sources of a folder. */
export function renderSources({ presets, sources }: SourcesResult, place: string): string {
  return [
    style('bold', 'Presets'),
    ...table(presets.map(({ name, formats, title }) => [name, formatText(formats), title])),
    '',
    style('bold', `Sources of ${place}`),
    ...(sources.length === 0
      ? ['  none yet; strata init writes a configuration to begin with']
      : table(
          sources.map(({ name, preset, formats }) => [
            name,
            preset === null ? `a mapping, ${formatText(formats)}` : `preset ${preset}`,
            `drops/${name}/`,
          ]),
        )),
    '',
    `Next    strata sources ${sources[0]?.name ?? presets[0]?.name}      what it reads`,
  ].join('\n');
}

/** What a source or preset reads and what becomes of it. */
export function renderSource({ name, preset, title, mapping, files, sample }: SourceResult): string {
  const what = preset === null ? 'a mapping of config/strata.yaml' : preset === name ? 'preset' : `preset ${preset}`;
  const said = Object.entries(files).map(([key, value]) => `${key} ${value}`);
  const head = [what, formatText(mapping.formats), `order grain ${mapping.orderGrain}`, ...said].join('   ');
  return [
    `${style('bold', name)}   ${head}`,
    ...(title === null ? [] : [title]),
    '',
    ...table(factsOf(mapping).flatMap(([fact = '', text = '']) => wrapped(fact, text))),
    ...(sample === null ? [] : ['', 'Sample', ...sample.lines.map((line) => `  ${line}`)]),
    ...(sample === null ? [] : ['', ...renderEvent('is', sample.event, mapping.timeZone ?? 'UTC', 'USD')]),
    '',
    `Next    strata drop FILE --source ${preset === name ? 'NAME' : name} --dry-run`,
  ].join('\n');
}

function factsOf(mapping: Mapping): string[][] {
  const { fields, kind, lines, traits, columns, timeFormat, timeZone, wrapper } = mapping;
  const facts: string[][] = [];
  if (Array.isArray(columns)) facts.push(['columns', `no header; they are ${columns.join(', ')}`]);
  else if (columns !== undefined) facts.push(['columns', 'no header; they go by their numbers']);
  if (wrapper !== undefined) facts.push(['wrapper', `the object under "${wrapper}", where there is one`]);
  for (const { when, is } of kind) {
    const told = is === 'named' ? sourceText(fields.kind) : is;
    facts.push(['kind', when === undefined ? told : `${told} where ${conditionText(when)}`]);
    if (is === 'named') facts.push(...valueFacts(fields.kind));
  }
  for (const field of eventFields) {
    if (field === 'kind' || fields[field] === undefined) continue;
    facts.push([field, sourceText(fields[field])], ...valueFacts(fields[field]));
    if (field === 'timestamp')
      facts.push(['', `${describeTimeFormat(timeFormat)}${timeZone === undefined ? '' : `, ${timeZone}`}`]);
  }
  if (mapping.origin === 'third_party') facts.push(['origin', 'third party: what others say of the customer']);
  if (lines !== undefined) {
    const named = lineFields.filter((field): field is LineField => lines.fields[field] !== undefined);
    facts.push(['lines', `each of ${lines.path}`]);
    for (const field of named) facts.push([`  ${field}`, sourceText(lines.fields[field])]);
  }
  for (const [name, source] of Object.entries(traits?.named ?? {}))
    facts.push([`trait ${name}`, sourceText(source)], ...valueFacts(source));
  if (traits?.columnPrefix !== undefined && mapping.formats.includes('csv'))
    facts.push(['traits', `columns that begin with "${traits.columnPrefix}"`]);
  if (mapping.formats.includes('jsonl'))
    for (const { path, when } of traits?.objects ?? [])
      facts.push(['traits', `all of ${path}${when === undefined ? '' : ` where ${conditionText(when)}`}`]);
  return facts;
}

const sourceText = (source: FieldSource | undefined): string => rulesOf(source).map(ruleText).join(' or ');

function ruleText(rule: FieldRule): string {
  const { constant, when, through } = rule;
  const parts = [constant === undefined ? columnsOf(rule).join(' or ') : `always "${constant}"`];
  if (through !== undefined) parts.push(`looked up in ${through.map(tableColumnText).join(', ')}`);
  if (when !== undefined) parts.push(`where ${conditionText(when)}`);
  return parts.join(' ');
}

/** A line for each meaning of values, with the values that have it. */
function valueFacts(source: FieldSource | undefined): string[][] {
  return rulesOf(source).flatMap(({ values = {}, otherwise }) => {
    const meanings = Map.groupBy(Object.keys(values), (value) => values[value] ?? '');
    if (otherwise !== undefined && meanings.size > 0)
      meanings.set(otherwise, [...(meanings.get(otherwise) ?? []), 'any other']);
    meanings.delete('');
    const width = Math.max(0, ...[...meanings.keys()].map((meaning) => meaning.length));
    return [...meanings].map(([meaning, from]) => ['', `${meaning.padEnd(width)}   ${from.join(', ')}`]);
  });
}

/** Rows of a fact whose text is too long for one, broken at blanks; what follows stands two further in. */
function wrapped(fact: string, text: string): string[][] {
  const rows: string[][] = [];
  let rest = text;
  while (rest.length > textWidth) {
    const end = rest.lastIndexOf(' ', textWidth);
    if (end <= 0) break;
    rows.push([rows.length === 0 ? fact : '', rest.slice(0, end)]);
    rest = `  ${rest.slice(end + 1)}`;
  }
  return [...rows, [rows.length === 0 ? fact : '', rest]];
}

function conditionText(condition: Condition): string {
  const { through, equals, in: several, startsWith, empty } = condition;
  const where = through === undefined ? '' : `, looked up in ${through.map(tableColumnText).join(', ')},`;
  const test =
    equals !== undefined
      ? `is ${equals}`
      : several !== undefined
        ? `is one of ${several.join(', ')}`
        : startsWith !== undefined
          ? `begins with ${startsWith}`
          : `is ${empty === false ? 'not ' : ''}empty`;
  return `${columnsOf(condition).join(' or ')}${where} ${test}`;
}
