import type { Problem } from './configuration.ts';
import { type ConfigurationFiles, configurationFileKind, inOrder } from './configuration-files.ts';
import { parseTable, type Table, tableName } from './parse-table.ts';

type Accept = (
  path: string,
  parse: (content: string) => Table | { readonly problems: readonly Problem[] },
) => Table | undefined;

/** Table -> its columns, the key first, of the tables that come into force. */
export function acceptTables(files: ConfigurationFiles, accept: Accept): ReadonlyMap<string, readonly string[]> {
  const tables = new Map<string, readonly string[]>();
  for (const path of inOrder(files.keys())) {
    if (configurationFileKind(path) !== 'table') continue;
    // Only whether they can be read counts here: no values are kept.
    const table = accept(path, (content) => parseTable(content, path, noColumns));
    if (table !== undefined) tables.set(tableName(path), table.columns);
  }
  return tables;
}

const noColumns: ReadonlySet<string> = new Set();
