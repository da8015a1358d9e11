/** A buffer that grows, with the number forms of the activity's encoding. */
export interface ByteWriter {
  /** 0 .. 2^53 − 1, seven bits a byte, least first, the high bit says that more follows (LEB128). */
  unsigned(value: number): void;
  /** One byte, 0..255. */
  unsigned8(value: number): void;
  /** Whole numbers of either sign, below 2^52, zigzag: 0, −1, 1, −2 … as 0, 1, 2, 3 … */
  signed(value: number): void;
  /** Six bytes, most significant first. */
  fixed48(value: number): void;
  bytes(value: Uint8Array): void;
  finish(): Uint8Array;
}

export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(512);
  let length = 0;

  function reserve(more: number): void {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  }

  function unsigned(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new RangeError(`A whole number from 0 to 2^53 - 1 was expected, not ${value}.`);
    reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      buffer[length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    buffer[length++] = rest;
  }

  return {
    unsigned,
    unsigned8: (value) => {
      reserve(1);
      buffer[length++] = value;
    },
    signed: (value) => unsigned(value < 0 ? -2 * value - 1 : 2 * value),
    fixed48: (value) => {
      reserve(6);
      for (let shift = 40; shift >= 0; shift -= 8) buffer[length++] = Math.floor(value / 2 ** shift) & 0xff;
    },
    bytes: (value) => {
      reserve(value.length);
      buffer.set(value, length);
      length += value.length;
    },
    finish: () => buffer.slice(0, length),
  };
}
