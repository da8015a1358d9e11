import type { ObjectStore } from './object-store.ts';

/** The lines of a text object that this program wrote, each ended by a line feed, one at a time. */
export async function* readLines(objects: ObjectStore, key: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of await objects.read(key)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
