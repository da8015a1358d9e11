/** What reading needs of a store of objects. */
export interface RangeReader {
  size(key: string): Promise<number>;
  /** From `start`, inclusive, to `end`, exclusive. */
  read(key: string, range: { readonly start: number; readonly end: number }): Promise<AsyncIterable<Uint8Array>>;
}

export interface ShuffleWriter {
  /** Adds a record to a section; records keep their order within it. */
  append(section: number, record: Uint8Array): void;
  finish(): Uint8Array;
}

const magic = Buffer.from('STRSHUF');
const version = 1;
const trailerBytes = 4 + 1 + magic.length;
const offsetBytes = 8;
const firstBlock = 1024;
/** Holds the index of 1,024 sections. */
const tailBytes = 16 * 1024;

/** A file that is no shuffle file, or one of a newer layout. */
export class BrokenShuffleError extends Error {
  override readonly name = 'BrokenShuffleError';
  readonly key: string;

  constructor(key: string, found: string) {
    super(`A shuffle file of version ${version} was expected at "${key}"; ${found}.`);
    this.key = key;
  }
}

/**
 * A file of `sections` numbered sections of records, made so that a reader fetches neighbouring sections with one ranged read.
 *
 * Layout, integers little-endian: the sections one after the other, each a run of records, a record being its length (4 bytes)
 * and its bytes; the index, `sections` + 1 offsets (8 bytes each) of where each section starts and the last ends; the trailer,
 * the number of sections (4 bytes), the version (1 byte, now 1) and `STRSHUF`. All of it is in memory until `finish`.
 */
export function createShuffleWriter(sections: number): ShuffleWriter {
  const blocks: { bytes: Buffer; length: number }[] = [];
  return {
    append(section, record) {
      if (!Number.isInteger(section) || section < 0 || section >= sections) {
        throw new RangeError(`A section from 0 to ${sections - 1} was expected, not ${section}.`);
      }
      blocks[section] ??= { bytes: Buffer.allocUnsafe(firstBlock), length: 0 };
      const block = blocks[section];
      const end = block.length + 4 + record.length;
      if (end > block.bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(end, block.bytes.length * 2));
        larger.set(block.bytes.subarray(0, block.length));
        block.bytes = larger;
      }
      block.bytes.writeUInt32LE(record.length, block.length);
      block.bytes.set(record, block.length + 4);
      block.length = end;
    },

    finish() {
      const index = Buffer.alloc((sections + 1) * offsetBytes);
      const parts: Uint8Array[] = [];
      let offset = 0;
      for (let section = 0; section < sections; section++) {
        const block = blocks[section];
        if (block !== undefined) {
          parts.push(block.bytes.subarray(0, block.length));
          offset += block.length;
        }
        index.writeBigUInt64LE(BigInt(offset), (section + 1) * offsetBytes);
      }
      const trailer = Buffer.alloc(trailerBytes);
      trailer.writeUInt32LE(sections, 0);
      trailer.writeUInt8(version, 4);
      trailer.set(magic, 5);
      return Buffer.concat([...parts, index, trailer]);
    },
  };
}

/** Where the sections of a file lie. */
export interface ShuffleIndex {
  readonly sections: number;
  /** `sections` + 1 offsets: section `s` is from `offsets[s]`, inclusive, to `offsets[s + 1]`, exclusive. */
  readonly offsets: Float64Array;
}

/** @throws {BrokenShuffleError} */
export async function readShuffleIndex(store: RangeReader, key: string): Promise<ShuffleIndex> {
  const size = await store.size(key);
  const tail = await readTail(store, key, size, tailBytes);
  const trailer = tail.subarray(-trailerBytes);
  if (trailer.length < trailerBytes || !trailer.subarray(5).equals(magic)) {
    throw new BrokenShuffleError(key, 'what is there does not end as one');
  }
  if (trailer.readUInt8(4) !== version) throw new BrokenShuffleError(key, `its version is ${trailer.readUInt8(4)}`);
  const sections = trailer.readUInt32LE(0);
  const indexBytes = (sections + 1) * offsetBytes;
  if (indexBytes + trailerBytes > size) throw new BrokenShuffleError(key, 'it is shorter than its index');
  const needed = indexBytes + trailerBytes;
  const whole = needed <= tail.length ? tail : await readTail(store, key, size, needed);
  const index = whole.subarray(whole.length - needed);
  const offsets = Float64Array.from({ length: sections + 1 }, (_, at) =>
    Number(index.readBigUInt64LE(at * offsetBytes)),
  );
  return { sections, offsets };
}

async function readTail(store: RangeReader, key: string, size: number, bytes: number): Promise<Buffer> {
  return collect(await store.read(key, { start: Math.max(0, size - bytes), end: size }));
}

/** `readShuffleIndex` and `readShuffleSections` in one: two ranged reads for any number of neighbouring sections. */
export async function* readShuffle(store: RangeReader, key: string, from: number, to: number) {
  yield* readShuffleSections(store, key, await readShuffleIndex(store, key), from, to);
}

/** Records of the sections from `from`, inclusive, to `to`, exclusive: section by section, each in the order of writing. */
export async function* readShuffleSections(
  store: RangeReader,
  key: string,
  { offsets, sections }: ShuffleIndex,
  from: number,
  to: number,
): AsyncGenerator<{ readonly section: number; readonly record: Uint8Array }> {
  if (!(from >= 0 && from <= to && to <= sections)) {
    throw new RangeError(`Sections within 0..${sections} were expected, not ${from}..${to}.`);
  }
  const start = offsets[from] as number;
  const end = offsets[to] as number;
  if (start === end) return;
  const bytes = await collect(await store.read(key, { start, end }));
  let at = 0;
  for (let section = from; section < to; section++) {
    const sectionEnd = (offsets[section + 1] as number) - start;
    while (at < sectionEnd) {
      const recordEnd = at + 4 + bytes.readUInt32LE(at);
      yield { section, record: bytes.subarray(at + 4, recordEnd) };
      at = recordEnd;
    }
  }
}

/** Records of the sections, all at once. */
export async function readShuffleRecords(
  store: RangeReader,
  key: string,
  from: number,
  to: number,
): Promise<Uint8Array[]> {
  const records: Uint8Array[] = [];
  for await (const { record } of readShuffle(store, key, from, to)) records.push(record);
  return records;
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
