import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { withSnapshotTables } from '../../../cli/schemas/snapshot-tables.ts';

const guide = await readFile(new URL('../../../docs/snapshot.md', import.meta.url), 'utf8');

describe('withSnapshotTables(guide)', () => {
  it('puts back lines that are missing or wrong, and leaves all else', () => {
    const lines = guide.split('\n');
    const broken = lines
      .filter((line) => !line.startsWith('| `value_rfm`') && line !== '  value_rfm string,')
      .map((line) =>
        line.replace('`orders` | integer', '`orders` | text').replace('  orders bigint', '  orders string'),
      );
    expect(broken).toHaveLength(lines.length - 2);
    expect(withSnapshotTables(broken.join('\n'))).toBe(guide);
  });

  it('says which table is missing', () => {
    expect(() => withSnapshotTables(guide.replace('| column | type |', '| name | type |'))).toThrow(RangeError);
    expect(() => withSnapshotTables(guide.replace('CREATE EXTERNAL', 'CREATE'))).toThrow(RangeError);
  });
});
