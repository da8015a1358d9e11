import type { Settings } from './configuration.ts';
import type { Condition, FieldRule, FieldSource, Mapping, TableColumn } from './mapping.ts';

/** Table -> its columns that some mapping looks values up in; others need not be held in memory. */
export function tableColumnsOf({ sources }: Pick<Settings, 'sources'>): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  for (const { mapping } of Object.values(sources)) {
    if (mapping === undefined) continue;
    for (const { table, column } of lookups(mapping)) {
      const columns = used.get(table) ?? new Set();
      used.set(table, columns.add(column));
    }
  }
  return used;
}

function lookups({ fields, lines, traits, kind }: Mapping): TableColumn[] {
  const sources = [fields, lines?.fields ?? {}, traits?.named ?? {}].flatMap((each): FieldSource[] =>
    Object.values(each),
  );
  const conditions = [...kind.map(({ when }) => when), ...(traits?.objects ?? []).map(({ when }) => when)];
  return [...sources.flatMap(lookupsOfSource), ...conditions.flatMap(through)];
}

const lookupsOfSource = (source: FieldSource): TableColumn[] =>
  [source]
    .flat()
    .flatMap((each: string | FieldRule) => (typeof each === 'string' ? [] : [...through(each), ...through(each.when)]));

const through = (from: FieldRule | Condition | undefined): readonly TableColumn[] => from?.through ?? [];
