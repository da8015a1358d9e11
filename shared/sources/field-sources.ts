import type { Condition, FieldRule, FieldSource, TableColumn } from '../contracts/mapping.ts';

/** A source as the rules it stands for, first to last. */
export function rulesOf(source: FieldSource | undefined): readonly FieldRule[] {
  if (source === undefined) return [];
  const several: readonly (string | FieldRule)[] = isList(source) ? source : [source];
  return several.map((each) => (typeof each === 'string' ? { column: each } : each));
}

/** Columns or paths that a rule or condition reads, the first that has a text before the others. */
export const columnsOf = ({ column }: Pick<FieldRule | Condition, 'column'>): readonly string[] =>
  column === undefined ? [] : typeof column === 'string' ? [column] : column;

/** Every column or path that a field may come from, its conditions left out. */
export const sourceColumns = (source: FieldSource | undefined): string[] => rulesOf(source).flatMap(columnsOf);

/** What people call a source: its first column and the tables behind it. @param quoted wraps the column's name */
export function labelOf(
  source: FieldSource | undefined,
  quoted: (name: string) => string,
  isThere: (name: string) => boolean = () => true,
): string | undefined {
  const rules = rulesOf(source);
  const rule = rules.find((each) => columnsOf(each).some(isThere)) ?? rules.find((each) => columnsOf(each).length > 0);
  if (rule === undefined) return undefined;
  const columns = columnsOf(rule);
  const label = quoted(columns.find(isThere) ?? columns[0] ?? '');
  return rule.through === undefined ? label : `${label}, looked up in ${rule.through.map(tableColumnText).join(', ')},`;
}

export const tableColumnText = ({ table, column }: TableColumn): string => `${table}.${column}`;

const isList = (source: FieldSource): source is readonly (string | FieldRule)[] => Array.isArray(source);
