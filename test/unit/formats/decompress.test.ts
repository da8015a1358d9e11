import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decompress } from '../../../shared/formats/decompress.ts';
import { UnreadableFileError } from '../../../shared/formats/unreadable-file-error.ts';
import { gather, inPieces } from '../../support/in-pieces.ts';

const text = 'InvoiceNo,Quantity\n'.repeat(3000);
const zstd = (content: string | Buffer, checksum = 0) =>
  zstdCompressSync(content, { params: { [constants.ZSTD_c_checksumFlag]: checksum } });
const skippable = Buffer.of(0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3);
/** A frame of one run-length block, by RFC 8878: content size 5, last block, type 1, size 5, `a`. */
const repeated = Buffer.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, 5, 0x2b, 0, 0, 0x61);
/** Numbers that do not repeat soon, so that a frame has blocks of every type. */
const noise = Buffer.from(Array.from({ length: 400_000 }, (_, i) => (i * i * 7 + (i >> 9)) % 251));

const read = async (bytes: Buffer, pieces: number, name = 'orders.csv') =>
  (await gather(decompress(inPieces(bytes, pieces), name))).toString('latin1');

describe('decompress(body, fileName)', () => {
  it.each([
    ['plain text', Buffer.from(text), text],
    ['gzip', gzipSync(text), text],
    ['gzip of two members', Buffer.concat([gzipSync(text), gzipSync('end')]), `${text}end`],
    ['zstd', zstd(text), text],
    ['zstd with a checksum', zstd(text, 1), text],
    ['zstd of three frames', Buffer.concat([zstd(text), zstd('', 1), zstd('end')]), `${text}end`],
    ['zstd with a frame to skip', Buffer.concat([zstd('a'), skippable, zstd('b'), skippable]), 'ab'],
    ['zstd of several blocks', Buffer.concat([zstd(noise), zstd(noise, 1)]), noise.toString('latin1').repeat(2)],
    ['zstd of a repeated byte', Buffer.concat([repeated, repeated]), 'aaaaaaaaaa'],
    ['nothing', Buffer.alloc(0), ''],
  ])('reads %s, in pieces of any size', async (_, bytes, content) => {
    for (const size of bytes.length > 10_000 ? [997, 1 << 20] : [1, 2, 5, 1 << 20]) {
      expect((await read(bytes, size)) === content).toBe(true);
    }
  });

  const flipped = Buffer.from(gzipSync(text));
  flipped[flipped.length - 6] = (flipped.at(-6) ?? 0) ^ 1;

  it.each([
    ['cut gzip', gzipSync(text).subarray(0, -9), 'the gzip stream ends before its end mark'],
    ['gzip cut in its header', gzipSync(text).subarray(0, 5), 'the gzip stream ends before its end mark'],
    ['gzip with a wrong checksum', flipped, 'the gzip stream is damaged'],
    ['cut zstd', zstd(text).subarray(0, -1), 'the zstd stream ends before its end mark'],
    [
      'a second zstd frame that is cut',
      Buffer.concat([zstd(text), zstd(text).subarray(0, 9)]),
      'ends before its end mark',
    ],
    ['rubbish after zstd', Buffer.concat([zstd(text), Buffer.from('rubbish')]), 'what follows a frame is no frame'],
  ])('refuses %s', async (_, bytes, message) => {
    for (const size of [1, 6, 1 << 20]) {
      const error = await read(bytes, size).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UnreadableFileError);
      expect((error as Error).message).toContain(message);
    }
  });

  it('refuses a name that promises what is not there', async () => {
    await expect(read(Buffer.from(text), 9, 'a.csv.gz')).rejects.toThrow('gzip file was expected by its name');
    await expect(read(Buffer.from(''), 9, 'a.csv.GZ')).rejects.toThrow('it is empty');
    await expect(read(gzipSync(text), 9, 'a.csv.zst')).rejects.toThrow('zstd file was expected by its name');
  });

  it('passes on what goes wrong with the body itself', async () => {
    async function* failing() {
      yield gzipSync(text).subarray(0, 20);
      throw new Error('connection lost');
    }
    await expect(gather(decompress(failing(), 'a.gz'))).rejects.toThrow('connection lost');
  });

  it('lets go of the body when its reader stops early', async () => {
    let closed = false;
    async function* body() {
      try {
        for (;;) yield gzipSync(text);
      } finally {
        closed = true;
      }
    }
    for await (const chunk of decompress(body(), 'a.gz')) if (chunk.length > 0) break;
    await new Promise((resolve) => setImmediate(resolve));
    expect(closed).toBe(true);
  });
});
