/** Takes rows from the start of the bytes it is given. */
export interface BlockParser<Chunk> {
  /**
   * @param ended whether nothing follows `bytes`
   * @returns how many bytes are done with, and what they gave; the rest comes again with more behind it
   */
  parse(bytes: Buffer, ended: boolean): { readonly consumed: number; readonly chunk: Chunk };
}

/** Bytes that are gathered before they are looked at, unless a test wants the seams elsewhere. */
export const leastBlock = 64 * 1024;
const mostPiece = 256 * 1024;

/**
 * Feeds a parser with blocks of a body, whatever pieces the body comes in. What was left over at least doubles before it is
 * looked at again, so the time is linear in the length of the body; memory is what the parser leaves over, and a block.
 */
export async function* parseBlocks<Chunk>(
  body: AsyncIterable<Uint8Array>,
  parser: BlockParser<Chunk>,
  blockBytes = leastBlock,
): AsyncGenerator<Chunk> {
  let rest: Buffer = Buffer.alloc(0);
  let pieces: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of body) {
    for (let start = 0; start < bytes.length; start += mostPiece) {
      const piece = bytes.subarray(start, start + mostPiece);
      pieces.push(piece);
      length += piece.length;
      if (length < Math.max(blockBytes, rest.length)) continue;
      const { consumed, chunk, block } = take(false);
      rest = Buffer.from(block.subarray(consumed));
      yield chunk;
    }
  }
  yield take(true).chunk;

  function take(ended: boolean) {
    const block = Buffer.concat([rest, ...pieces]);
    pieces = [];
    length = 0;
    return { ...parser.parse(block, ended), block };
  }
}
