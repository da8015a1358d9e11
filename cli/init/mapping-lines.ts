import { stringify } from 'yaml';
import type { ProposedMapping } from './propose-mapping.ts';
import type { Sample } from './read-sample.ts';

const mostUnused = 40;

/** A proposed source as lines of YAML, to stand below its name; what is left open stands in comments. */
export function mappingLines(
  sample: Pick<Sample, 'format' | 'hasHeader' | 'encoding' | 'separator'>,
  mapping: ProposedMapping,
): string[] {
  const { kind, timestamp, fields, decimalComma, unused, doubts } = mapping;
  return [
    ...doubts.map((doubt) => `# ${doubt}`),
    `format: ${sample.format}`,
    ...(sample.encoding ? [`encoding: ${sample.encoding}`] : []),
    ...(sample.separator ? [`separator: ${scalar(sample.separator)}`] : []),
    ...(sample.hasHeader ? [] : ['header: false # columns are called 1, 2, 3 ...']),
    ...(decimalComma ? ['decimal: comma # as in 1.234,50'] : []),
    'mapping:',
    ...indented(kindLines(kind)),
    ...(timestamp === undefined ? [] : [`  timestamp: ${timeOf(timestamp)}`]),
    ...fields.map(([field, column]) => `  ${field}: ${scalar(column)}`),
    ...(unused.length === 0
      ? []
      : [
          '  # Columns that nothing is taken from; as traits of customers they could be:',
          '  #traits:',
          ...unused.slice(0, mostUnused).map((column) => `  #  ${traitName(column)}: ${scalar(column)}`),
        ]),
  ];
}

function kindLines(kind: ProposedMapping['kind']): string[] {
  if (typeof kind === 'string') return [`kind: ${kind} # of every row`];
  return [
    'kind:',
    `  column: ${scalar(kind.column)}`,
    '  values:',
    ...[...kind.known].map(([value, name]) => `    ${scalar(value)}: ${name}`),
    ...kind.unknown.map((value) => `    #${scalar(value)}: custom`),
  ];
}

const timeOf = ({ column, format }: NonNullable<ProposedMapping['timestamp']>): string =>
  format === undefined ? scalar(column) : `{ column: ${inFlow(column)}, format: ${inFlow(format)} }`;

/** A text on one line, in quotes where YAML needs them. */
export const scalar = (text: string): string => stringify(text, { lineWidth: 0 }).trim();

/** Within braces commas and brackets would end a text. */
const inFlow = (text: string): string => (/^[\p{L}\p{N}_ -]+$/u.test(text) ? scalar(text) : JSON.stringify(text));

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

const traitName = (column: string): string =>
  scalar(
    column
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^_+|_+$/g, '') || 'trait',
  );
