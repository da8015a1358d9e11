import { describe, expect, it } from 'vitest';
import { type Batch, readBatches } from '../../../functions/ingest-drop/read-batches.ts';
import type { ReadRow, RowChunk } from '../../../shared/sources/drop-reader.ts';

const row = (line: number, bytes: number, messageId?: string, uniqueRow?: string): ReadRow => ({
  line,
  bytes,
  event: { kind: 'view', source: 'shop', instant: line, day: 0, userId: `u${line}`, messageId },
  uniqueRow,
});
const refused = (line: number): ReadRow => ({
  line,
  bytes: 10,
  refusal: { reason: 'missing_id', message: 'no id' },
  raw: `row ${line}`,
});

async function* chunks(rows: readonly ReadRow[], size: number): AsyncGenerator<RowChunk> {
  for (let i = 0; i < rows.length; i += size) {
    const some = rows.slice(i, i + size);
    yield { rows: some, bytes: some.reduce((sum, { bytes }) => sum + bytes, 0) };
  }
}

const linesOf = (batches: readonly Batch[]) => batches.map(({ events }) => events.map(({ instant }) => instant));

describe('readBatches(chunks, limits)', () => {
  const rows = [1, 2, 3, 4, 5, 6, 7].map((line) => row(line, line === 3 ? 90 : 10));

  it('ends a batch at the row that reaches the limit of rows or of bytes', async () => {
    const batches = await Array.fromAsync(readBatches(chunks(rows, 7), { rows: 3, bytes: 100 }));
    expect(linesOf(batches)).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    const byBytes = await Array.fromAsync(readBatches(chunks(rows, 7), { rows: 100, bytes: 100 }));
    expect(linesOf(byBytes)).toEqual([
      [1, 2, 3],
      [4, 5, 6, 7],
    ]);
    expect(byBytes.map(({ number }) => number)).toEqual([0, 1]);
  });

  it.each([1, 2, 5])('cuts the same batches when rows come %i at a time', async (size) => {
    const batches = await Array.fromAsync(readBatches(chunks(rows, size), { rows: 2, bytes: 1000 }));
    expect(linesOf(batches)).toEqual([[1, 2], [3, 4], [5, 6], [7]]);
  });

  it('gives no batch for no rows, and no empty last one', async () => {
    expect(await Array.fromAsync(readBatches(chunks([], 1), { rows: 2, bytes: 10 }))).toEqual([]);
    const even = await Array.fromAsync(readBatches(chunks(rows.slice(0, 4), 9), { rows: 2, bytes: 1000 }));
    expect(linesOf(even)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('takes a row that came before for a duplicate where rows are unique, by itself and not by its event', async () => {
    const unique = (line: number, text: string): ReadRow => row(line, 10, undefined, text);
    const rows = [unique(1, 'a'), unique(2, 'b'), unique(3, 'a'), row(4, 10), row(4, 10), unique(5, 'a')];
    const batches = await Array.fromAsync(readBatches(chunks(rows, 2), { rows: 4, bytes: 1000 }));
    expect(linesOf(batches)).toEqual([[1, 2, 4], [4]]);
    expect(batches.map(({ counts }) => [counts.read, counts.applied, counts.duplicate])).toEqual([
      [4, 3, 1],
      [2, 1, 1],
    ]);
  });

  it('accounts for every row: read = applied + duplicate + refused, repeats known across batches', async () => {
    const mixed = [row(1, 10, 'm1'), refused(2), row(3, 10, 'm2'), row(4, 10, 'm1'), refused(5), row(6, 10)];
    const batches = await Array.fromAsync(readBatches(chunks(mixed, 2), { rows: 3, bytes: 1000 }));
    expect(batches.map(({ counts }) => counts)).toMatchObject([
      { read: 3, applied: 2, duplicate: 0, refused: { missing_id: 1 } },
      { read: 3, applied: 1, duplicate: 1, refused: { missing_id: 1 } },
    ]);
    expect(batches.map(({ rejects }) => rejects.map(({ line, raw }) => [line, raw]))).toEqual([
      [[2, 'row 2']],
      [[5, 'row 5']],
    ]);
  });
});
