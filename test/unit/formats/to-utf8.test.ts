import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../../shared/contracts/mapping.ts';
import { readCsvRows } from '../../../shared/formats/csv-rows.ts';
import { toUtf8 } from '../../../shared/formats/to-utf8.ts';
import { encodeText, gbkCharacters, type WrittenEncoding } from '../../support/encode-text.ts';
import { gather, inPieces } from '../../support/in-pieces.ts';

const decoded = async (bytes: Uint8Array, encoding?: Encoding, size = 3) =>
  (await gather(toUtf8(inPieces(bytes, size), encoding))).toString('utf8');

const han = gbkCharacters();
/** Cells that every encoding here can write; in GBK some second bytes are those of ASCII letters, `\` and `|`. */
const cell = fc
  .array(fc.oneof(fc.constantFrom(...'ab 1"\n,;|'), fc.constantFrom(...han)), { maxLength: 8 })
  .map((characters) => characters.join(''));
const table = fc.tuple(
  fc
    .integer({ min: 1, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
    ),
  fc.integer({ min: 1, max: 9 }),
);
const csvOf = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n');

async function cellsOf(bytes: Uint8Array, encoding: Encoding | undefined, size: number) {
  const read: unknown[] = [];
  const text = toUtf8(inPieces(bytes, size), encoding);
  for await (const { header, rows } of readCsvRows(text, 'a.csv', {}, 1))
    read.push(header, ...rows.map((row) => [row.line, row.problem ?? row.content]));
  return read.filter((each, index) => index === 0 || each !== read[0]);
}

const written: readonly (readonly [WrittenEncoding, Encoding])[] = [
  ['utf-16le', 'utf-16le'],
  ['utf-16le', 'utf-16'],
  ['utf-16be', 'utf-16be'],
  ['gbk', 'gbk'],
  ['gbk', 'gb18030'],
];

describe('toUtf8(body, encoding)', () => {
  it.each(written)('reads CSV written in %s, as %s, as the same rows as in UTF-8', async (as, encoding) => {
    await fc.assert(
      fc.asyncProperty(table, async ([rows, size]) => {
        const text = csvOf(rows);
        const expected = await cellsOf(Buffer.from(text), undefined, 1 << 16);
        expect(await cellsOf(encodeText(text, as), encoding, size)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('lets a byte order mark of UTF-16 decide, and takes it away', async () => {
    for (const as of ['utf-16le', 'utf-16be'] as const) {
      const bytes = encodeText('\uFEFFid,名字\n', as);
      expect(await decoded(bytes)).toBe('id,名字\n');
      expect(await decoded(bytes, 'utf-16')).toBe('id,名字\n');
      expect(await decoded(bytes, as === 'utf-16le' ? 'utf-16be' : 'utf-16le')).toBe('id,名字\n');
    }
  });

  it('passes UTF-8 byte for byte, what is none included', async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x80, 0x0a]);
    expect(await gather(toUtf8(inPieces(bytes, 2)))).toEqual(bytes);
    expect(await gather(toUtf8(inPieces(Buffer.alloc(0), 2), 'gbk'))).toEqual(Buffer.alloc(0));
    expect(await decoded(Buffer.of(0x61))).toBe('a');
  });

  it('replaces bytes that are none of the encoding', async () => {
    expect(await decoded(Buffer.of(0x61, 0xff, 0x62), 'gbk')).toBe('a\uFFFDb');
    // Half a character at the end.
    expect(await decoded(Buffer.of(0x61, 0xd6), 'gbk')).toBe('a\uFFFD');
    expect(await decoded(Buffer.of(0x61, 0x00, 0x62), 'utf-16le')).toBe('a\uFFFD');
  });

  it('reads the curly quotes and the euro of Windows', async () => {
    expect(await decoded(Buffer.of(0x93, 0x80, 0xfc, 0x94), 'windows-1252')).toBe('“€ü”');
  });
});
