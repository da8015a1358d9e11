import { factsOf } from '../../shared/contracts/facts.ts';
import { groupTagsOf } from '../../shared/contracts/parse-groups.ts';
import { type SnapshotColumnType, snapshotColumns } from '../../shared/contracts/snapshot.ts';
import { markdownTable } from './markdown-table.ts';

const sqlTypes: Readonly<Record<SnapshotColumnType, string>> = {
  string: 'string',
  json: 'string',
  number: 'double',
  integer: 'bigint',
  bool: 'boolean',
  day: 'date',
};

const columnTable = /^\| column \| type \| meaning \|\n(?:\|.*\n)+/m;
const athenaColumns = /(?<=^CREATE EXTERNAL TABLE profiles \(\n)(?: {2}.*\n)+(?=\))/m;

/** `docs/snapshot.md` with its table of columns, and that of the statement for Athena, as snapshots have them. @throws {RangeError} where one is missing */
export function withSnapshotTables(guide: string): string {
  const columns = snapshotColumns(factsOf(groupTagsOf({})));
  const rows = columns.map(({ name, type, required, meaning }) => [
    `\`${name}\``,
    `${type}${required ? '' : ', may be null'}`,
    meaning,
  ]);
  const sql = columns.map(({ name, type }) => `  ${name} ${sqlTypes[type]}`).join(',\n');
  return [
    { place: columnTable, content: `${markdownTable(['column', 'type', 'meaning'], rows)}\n` },
    { place: athenaColumns, content: `${sql}\n` },
  ].reduce((text, { place, content }) => {
    if (!place.test(text)) throw new RangeError(`docs/snapshot.md was expected to have ${place}.`);
    return text.replace(place, () => content);
  }, guide);
}
