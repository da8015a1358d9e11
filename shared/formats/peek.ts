/** The first bytes of a body, and the body with them still in it. */
export interface Peeked {
  /** At least `count` bytes, unless the body is shorter. */
  readonly head: Buffer;
  readonly body: AsyncIterable<Uint8Array>;
}

export async function peek(body: AsyncIterable<Uint8Array>, count: number): Promise<Peeked> {
  const iterator = body[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < count) {
    const next = await iterator.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(chunks), body: replay(chunks, iterator) };
}

async function* replay(chunks: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
