import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BrokenShuffleError, createShuffleWriter, readShuffle } from '../../../shared/formats/shuffle-file.ts';

function inMemory(file: Uint8Array) {
  return {
    size: async () => file.length,
    read: async (_: string, { start, end }: { start: number; end: number }) =>
      (async function* () {
        // In two pieces, so that a record may lie across both.
        const middle = start + ((end - start) >> 1);
        yield file.subarray(start, middle);
        yield file.subarray(middle, end);
      })(),
  };
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

async function read(file: Uint8Array, from: number, to: number): Promise<[number, string][]> {
  const records = await Array.fromAsync(readShuffle(inMemory(file), 'runs/r/extract/0.shuffle', from, to));
  return records.map(({ section, record }) => [section, text(record)]);
}

describe('readShuffle(reader, key, from, to)', () => {
  it('gives the records of some sections, in the order of sections and of appending', async () => {
    const writer = createShuffleWriter(4);
    for (const [section, record] of [
      [2, 'x'],
      [0, 'a'],
      [2, ''],
      [3, 'end'],
      [0, 'b'],
    ] as const)
      writer.append(section, Buffer.from(record));
    const file = writer.finish();
    expect(await read(file, 0, 4)).toEqual([
      [0, 'a'],
      [0, 'b'],
      [2, 'x'],
      [2, ''],
      [3, 'end'],
    ]);
    expect(await read(file, 1, 3)).toEqual([
      [2, 'x'],
      [2, ''],
    ]);
    expect(await read(file, 1, 2)).toEqual([]);
  });

  it('gives any sections of any records', async () => {
    const record = fc.tuple(fc.nat({ max: 7 }), fc.string());
    await fc.assert(
      fc.asyncProperty(
        fc.array(record),
        fc.nat({ max: 7 }),
        fc.integer({ min: 1, max: 8 }),
        async (records, from, to) => {
          const writer = createShuffleWriter(8);
          for (const [section, value] of records) writer.append(section, Buffer.from(value));
          const expected = records
            .filter(([section]) => section >= from && section < to)
            .sort(([a], [b]) => a - b)
            .map(([section, value]) => [section, text(Buffer.from(value))]);
          expect(await read(writer.finish(), from, Math.max(from, to))).toEqual(from < to ? expected : []);
        },
      ),
    );
  });

  it('refuses what is no shuffle file, and one that was cut short', async () => {
    const file = createShuffleWriter(2).finish();
    for (const broken of [Buffer.from('no'), Buffer.alloc(40), file.subarray(0, file.length - 1)])
      await expect(read(broken, 0, 1)).rejects.toThrow(BrokenShuffleError);
  });
});
