import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../shared/contracts/facts.ts';
import { groupTagsOf } from '../../../shared/contracts/parse-groups.ts';
import { type SnapshotColumnType, snapshotColumns, snapshotVersion } from '../../../shared/contracts/snapshot.ts';

const columns = snapshotColumns(factsOf(groupTagsOf({})));
const document = await readFile(new URL('../../../docs/snapshot.md', import.meta.url), 'utf8');

const sqlTypes: Readonly<Record<SnapshotColumnType, string>> = {
  string: 'string',
  json: 'string',
  number: 'double',
  integer: 'bigint',
  bool: 'boolean',
  day: 'date',
};

describe('docs/snapshot.md', () => {
  it('has a line for each column, in the order of the file', () => {
    const start = document.indexOf('| column | type | meaning |');
    const lines = document.slice(start, document.indexOf('\n\n', start)).split('\n').slice(2);
    expect(lines).toEqual(
      columns.map(
        ({ name, type, required, meaning }) =>
          `| \`${name}\` | ${type}${required ? '' : ', may be null'} | ${meaning} |`,
      ),
    );
  });

  it('has a table for Athena with the same columns', () => {
    const [, body = ''] = document.match(/CREATE EXTERNAL TABLE profiles \(\n(.*?)\n\)/s) ?? [];
    expect(body.split(',\n').map((line) => line.trim())).toEqual(
      columns.map(({ name, type }) => `${name} ${sqlTypes[type]}`),
    );
  });

  it('is of the version that manifests name', () => {
    expect(document).toContain(`## Columns, version ${snapshotVersion}\n`);
  });
});
