import { factsOf } from './facts.ts';
import type { QueryColumn, QueryColumnType } from './lake-columns.ts';
import { groupTagsOf } from './parse-groups.ts';
import { type SnapshotColumnType, snapshotColumns } from './snapshot.ts';

const typeOf: Readonly<Record<SnapshotColumnType, QueryColumnType>> = {
  string: 'string',
  json: 'string',
  number: 'double',
  integer: 'bigint',
  bool: 'boolean',
  day: 'date',
};

/** Columns that every snapshot has, for queries; those of own groups and tags come on top where a configuration has any, and a removed
 * group leaves its column empty. */
export const snapshotQueryColumns: readonly QueryColumn[] = snapshotColumns(factsOf(groupTagsOf({}))).map(
  ({ name, type }) => ({
    name,
    type: typeOf[type],
  }),
);
