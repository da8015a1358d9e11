import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { SnapshotColumn } from '../../../shared/contracts/snapshot.ts';
import { createSnapshotWriter, type SnapshotValue } from '../../../shared/formats/snapshot-parquet.ts';

const columns: readonly SnapshotColumn[] = [
  { name: 'user_id', type: 'string', required: true, meaning: '' },
  { name: 'tier', type: 'string', meaning: '' },
  { name: 'spend', type: 'number', meaning: '' },
  { name: 'spend_minor', type: 'integer', required: true, meaning: '' },
  { name: 'is_new', type: 'bool', meaning: '' },
  { name: 'first_day', type: 'day', meaning: '' },
  { name: 'events', type: 'json', required: true, meaning: '' },
];

function write(rows: readonly (readonly SnapshotValue[])[]): Uint8Array {
  const file = createSnapshotWriter(columns);
  for (const row of rows) file.append(row);
  return file.finish();
}

const bufferOf = (bytes: Uint8Array) =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
const read = (bytes: Uint8Array) => parquetReadObjects({ file: bufferOf(bytes) });

const full = ['1', 'core', 0.1, 9_007_199_254_740_991, true, 15_309, '{"view":3}'] as const;
const bare = ['2', undefined, undefined, -5, undefined, undefined, '{}'] as const;

describe('createSnapshotWriter(columns)', () => {
  it('writes every type, and nothing where nothing is known', async () => {
    // Day 15,309 is 2011-12-01.
    expect(await read(write([full, bare]))).toEqual([
      {
        user_id: '1',
        tier: 'core',
        spend: 0.1,
        spend_minor: 9_007_199_254_740_991n,
        is_new: true,
        first_day: new Date('2011-12-01T00:00:00Z'),
        events: '{"view":3}',
      },
      { user_id: '2', tier: null, spend: null, spend_minor: -5n, is_new: null, first_day: null, events: '{}' },
    ]);
  });

  it('keeps rows in order beyond one group', async () => {
    const rows = Array.from({ length: 45_001 }, (_, at) => [
      `${at}`,
      at % 2 ? 'core' : 'growth',
      at,
      at,
      true,
      1,
      '{}',
    ]);
    const bytes = write(rows);
    expect(parquetMetadata(bufferOf(bytes)).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([
      20_000, 20_000, 5001,
    ]);
    const found = await read(bytes);
    expect(found.map(({ user_id }) => user_id)).toEqual(rows.map(([id]) => id));
    expect(found.map(({ tier }) => tier)).toEqual(rows.map(([, tier]) => tier));
  });

  it('writes bytes that are a function of the rows', () => {
    expect(Buffer.from(write([full, bare])).equals(write([[...full], [...bare]]))).toBe(true);
  });

  it('writes a file for nobody, with the same columns', async () => {
    const bytes = write([]);
    expect(await read(bytes)).toEqual([]);
    const schemaOf = (file: Uint8Array) => parquetMetadata(bufferOf(file)).schema;
    expect(schemaOf(bytes)).toEqual(schemaOf(write([full])));
  });
});
