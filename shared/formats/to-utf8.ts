import type { Encoding } from '../contracts/mapping.ts';
import { peek } from './peek.ts';

/**
 * The text of a file as UTF-8, however its bytes are cut into pieces. UTF-8 passes as it is; a byte order mark of UTF-16 counts
 * for more than what was said. Bytes that are none of the encoding become U+FFFD.
 */
export async function* toUtf8(body: AsyncIterable<Uint8Array>, encoding?: Encoding): AsyncGenerator<Uint8Array> {
  const { head, body: whole } = await peek(body, markBytes);
  const found = encodingOf(head, encoding);
  if (found === 'utf-8') {
    yield* whole;
    return;
  }
  const decoder = new TextDecoder(found);
  for await (const bytes of whole) {
    const text = decoder.decode(bytes, { stream: true });
    if (text !== '') yield Buffer.from(text);
  }
  const rest = decoder.decode();
  if (rest !== '') yield Buffer.from(rest);
}

const markBytes = 2;

/** What a file is read as. @param head its first two bytes, or all where there are fewer */
export function encodingOf(head: Uint8Array, said: Encoding = 'utf-8'): Exclude<Encoding, 'utf-16'> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return said === 'utf-16' ? 'utf-16le' : said;
}
