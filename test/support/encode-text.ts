export type WrittenEncoding = 'utf-8' | 'gbk' | 'utf-16be' | 'utf-16le' | 'latin1';

/** Text in an encoding, some of which the runtime only decodes. */
export function encodeText(text: string, encoding: WrittenEncoding): Buffer {
  switch (encoding) {
    case 'gbk':
      return encodeGbk(text);
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    default:
      return Buffer.from(text, encoding);
  }
}

let gbk: ReadonlyMap<string, Buffer> | undefined;

/** @throws {RangeError} for a character that GBK does not have */
function encodeGbk(text: string): Buffer {
  gbk ??= gbkTable();
  const table = gbk;
  return Buffer.concat(
    [...text].map((character) => {
      const bytes = table.get(character);
      if (bytes === undefined) throw new RangeError(`GBK has no ${character}.`);
      return bytes;
    }),
  );
}

/** Made of what the runtime decodes: every one- and two-byte sequence. */
function gbkTable(): Map<string, Buffer> {
  const table = new Map<string, Buffer>();
  const decoder = new TextDecoder('gbk', { fatal: true });
  const add = (bytes: Buffer): void => {
    try {
      const character = decoder.decode(bytes);
      if ([...character].length === 1 && !table.has(character)) table.set(character, bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  };
  for (let byte = 0; byte < 128; byte++) add(Buffer.of(byte));
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) add(Buffer.of(lead, trail));
  return table;
}

/** Characters that GBK can write, besides ASCII. */
export const gbkCharacters = (): string[] => {
  gbk ??= gbkTable();
  return [...gbk.keys()].filter((character) => character > '\u007f');
};
