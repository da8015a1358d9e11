/** The bytes are not what was written (an activity, evidence), or only a part of it. */
export class BrokenEncodingError extends Error {
  override readonly name = 'BrokenEncodingError';
  readonly offset: number;

  constructor(offset: number, expected: string) {
    super(`Encoded bytes are broken at byte ${offset}: ${expected} was expected.`);
    this.offset = offset;
  }
}

/** Reads what `createByteWriter` wrote. @throws {BrokenEncodingError} where it does not fit */
export interface ByteReader {
  byte(): number;
  unsigned(): number;
  signed(): number;
  fixed48(): number;
  bytes(length: number): Uint8Array;
  /** As many items as the number that comes first says. */
  list<T>(read: () => T): T[];
  /** An entry of a table that was read before. */
  at<T>(table: readonly T[], place: number): T;
  /** @throws {BrokenEncodingError} always */
  fail(expected: string): never;
  /** @throws {BrokenEncodingError} when something is left */
  end(): void;
}

export function createByteReader(buffer: Uint8Array): ByteReader {
  let offset = 0;

  function byte(): number {
    const value = buffer[offset];
    if (value === undefined) throw new BrokenEncodingError(offset, 'more');
    offset++;
    return value;
  }

  function unsigned(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const next = byte();
      value += (next & 0x7f) * scale;
      if (next < 0x80) break;
      scale *= 0x80;
      if (scale > 2 ** 49) throw new BrokenEncodingError(offset, 'a number below 2^53');
    }
    return value;
  }

  function fail(expected: string): never {
    throw new BrokenEncodingError(offset, expected);
  }

  return {
    byte,
    unsigned,
    signed: () => {
      const value = unsigned();
      return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    },
    fixed48: () => {
      let value = 0;
      for (let i = 0; i < 6; i++) value = value * 256 + byte();
      return value;
    },
    bytes: (length) => {
      if (offset + length > buffer.length) throw new BrokenEncodingError(offset, `${length} bytes`);
      offset += length;
      return buffer.subarray(offset - length, offset);
    },
    list: (read) => {
      const count = unsigned();
      const items = [];
      for (let i = 0; i < count; i++) items.push(read());
      return items;
    },
    at: (table, place) => {
      if (place >= table.length) fail(`a place in a table of ${table.length}`);
      return table[place] as (typeof table)[number];
    },
    fail,
    end: () => {
      if (offset !== buffer.length) throw new BrokenEncodingError(offset, 'the end');
    },
  };
}
