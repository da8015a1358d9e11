import { factsOf } from './facts.ts';
import type { QueryColumn, QueryColumnType } from './lake-columns.ts';
import { type SnapshotColumnType, snapshotColumns } from './snapshot.ts';

const typeOf: Readonly<Record<SnapshotColumnType, QueryColumnType>> = {
  string: 'string',
  json: 'string',
  number: 'double',
  integer: 'bigint',
  bool: 'boolean',
  day: 'date',
};

/** Columns that every snapshot has, for queries; those of own tags come on top where a configuration has any. */
export const snapshotQueryColumns: readonly QueryColumn[] = snapshotColumns(factsOf([])).map(({ name, type }) => ({
  name,
  type: typeOf[type],
}));
