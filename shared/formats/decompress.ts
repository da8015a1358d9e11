import { Readable, type Transform } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { peek } from './peek.ts';
import { UnreadableFileError } from './unreadable-file-error.ts';
import { type FramePiece, zstdFrames } from './zstd-frames.ts';

export type Compression = 'gzip' | 'zstd' | 'none';

/** Larger than zlib's default of 16 KiB: half the time on a file of tens of megabytes. */
const chunkSize = 512 * 1024;

const magics = { gzip: Buffer.of(0x1f, 0x8b), zstd: Buffer.of(0x28, 0xb5, 0x2f, 0xfd) } as const;
const endings = { gzip: '.gz', zstd: '.zst' } as const;

/** Bytes that tell how a file is compressed. */
export const compressionMagicBytes = 4;

/** @param head the first four bytes, or all where there are fewer */
export function compressionOf(head: Uint8Array): Compression {
  if (startsWith(head, magics.zstd)) return 'zstd';
  return startsWith(head, magics.gzip) ? 'gzip' : 'none';
}

/**
 * The content of a file that may be compressed with gzip (also of several members) or zstd (also of several frames).
 *
 * What the file holds decides, not its name; only a name that promises compression which is not there is an error. Memory is
 * bounded by the chunks and the window of the stream.
 *
 * @throws {UnreadableFileError} when the stream is damaged or ends early, or the file is not what its name says
 */
export async function* decompress(body: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<Uint8Array> {
  const peeked = await peek(body, compressionMagicBytes);
  const compression = compressionOf(peeked.head);
  for (const kind of ['gzip', 'zstd'] as const) {
    if (compression !== kind && fileName.toLowerCase().endsWith(endings[kind])) {
      const found = peeked.head.length === 0 ? 'it is empty' : 'it does not start as one';
      throw new UnreadableFileError(fileName, `a ${kind} file was expected by its name, but ${found}`);
    }
  }
  if (compression === 'none') yield* peeked.body;
  else if (compression === 'gzip') yield* inflate(peeked.body, createGunzip({ chunkSize }), 'gzip', fileName);
  else yield* inflateFrames(peeked.body, fileName);
}

async function* inflateFrames(body: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<Uint8Array> {
  const pieces = zstdFrames(body);
  try {
    for (let first = await pieces.next(); !first.done; first = await pieces.next()) {
      yield* inflate(oneFrame(first.value, pieces), createZstdDecompress({ chunkSize }), 'zstd', fileName);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UnreadableFileError(fileName, `the zstd stream is damaged (${error.message})`, { cause: error });
  } finally {
    await pieces.return(undefined);
  }
}

async function* oneFrame(first: FramePiece, rest: AsyncGenerator<FramePiece>): AsyncGenerator<Uint8Array> {
  yield first.bytes;
  let ended = first.endsFrame;
  while (!ended) {
    const next = await rest.next();
    if (next.done) return;
    yield next.value.bytes;
    ended = next.value.endsFrame;
  }
}

async function* inflate(
  body: AsyncIterable<Uint8Array>,
  inflater: Transform,
  compression: Compression,
  fileName: string,
): AsyncGenerator<Uint8Array> {
  const source = Readable.from(body, { objectMode: false });
  let sourceError: Error | undefined;
  source.on('error', (error) => {
    sourceError = error;
    inflater.destroy(error);
  });
  source.pipe(inflater);
  try {
    for await (const chunk of inflater) yield chunk as Buffer;
  } catch (error) {
    if (sourceError) throw sourceError;
    throw new UnreadableFileError(fileName, `the ${compression} stream ${damage(error)}`, { cause: error });
  } finally {
    source.destroy();
    inflater.destroy();
  }
}

function damage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /unexpected end|incomplete/i.test(message) ? 'ends before its end mark' : `is damaged (${message})`;
}

const startsWith = (bytes: Uint8Array, magic: Uint8Array): boolean => magic.every((byte, at) => bytes[at] === byte);
