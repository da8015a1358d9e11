import { createHash } from 'node:crypto';
import { compressionMagicBytes, compressionOf, decompress } from '../formats/decompress.ts';
import { peek } from '../formats/peek.ts';
import { UnreadableFileError } from '../formats/unreadable-file-error.ts';

export interface DropIdentity {
  /** 20 hex digits. */
  readonly drop: string;
  /** Decompressed; of a damaged file as many as could be read. */
  readonly bytes: number;
  /** The file is damaged: its id is of another kind and equals that of no sound drop. */
  readonly damage?: UnreadableFileError;
}

const idLength = 20;
const zero = Buffer.of(0);

/**
 * Reads the whole file for its id: the first 20 hex digits of SHA-256(source, byte 0, decompressed bytes).
 *
 * The id of a file that cannot be decompressed is taken from its bytes as they are, behind a mark no source's name starts with.
 *
 * @param watch sees the decompressed bytes as they pass
 */
export async function readDropId(
  source: string,
  fileName: string,
  body: AsyncIterable<Uint8Array>,
  watch?: (bytes: Uint8Array) => void,
): Promise<DropIdentity> {
  const content = createHash('sha256').update(source).update(zero);
  const peeked = await peek(body, compressionMagicBytes);
  const mayBeDamaged = compressionOf(peeked.head) !== 'none' || /\.(gz|zst)$/i.test(fileName);
  const stored = mayBeDamaged ? createHash('sha256').update(source).update(zero) : undefined;
  const tapped = tap(peeked.body, (chunk) => stored?.update(chunk));
  let bytes = 0;
  try {
    for await (const chunk of decompress(tapped.body, fileName)) {
      content.update(chunk);
      bytes += chunk.length;
      watch?.(chunk);
    }
    return { drop: content.digest('hex').slice(0, idLength), bytes };
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    await tapped.drain();
    return { drop: refusedId((stored ?? content).digest('hex')), bytes, damage: error };
  } finally {
    await tapped.close();
  }
}

/** Id of a file that is refused though its bytes are sound: never that of a drop. */
export const refusedId = (digest: string): string =>
  createHash('sha256').update(zero).update(digest).digest('hex').slice(0, idLength);

/** Lets a reader stop early while what it left is still read to the end. */
function tap(body: AsyncIterable<Uint8Array>, see: (chunk: Uint8Array) => void) {
  const iterator = body[Symbol.asyncIterator]();
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    const result = await iterator.next();
    if (!result.done) see(result.value);
    return result;
  };
  const borrowed: AsyncIterator<Uint8Array> = { next, return: async () => ({ done: true, value: undefined }) };
  return {
    body: { [Symbol.asyncIterator]: () => borrowed },
    async drain() {
      while (!(await next()).done);
    },
    async close() {
      await iterator.return?.();
    },
  };
}
