import { ObjectNotFoundError, type ObjectStore } from './object-store.ts';

/** The whole object in memory: for what is small by its nature. @throws {ObjectNotFoundError} */
export async function readBytes(objects: ObjectStore, key: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await objects.read(key)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The object parsed as JSON; the caller's `parse` says what it should be. @throws {ObjectNotFoundError} */
export async function readJson<T>(objects: ObjectStore, key: string, parse: (json: unknown) => T): Promise<T> {
  return parse(JSON.parse((await readBytes(objects, key)).toString('utf8')));
}

/** The same; `undefined` when there is no such object. */
export async function findJson<T>(
  objects: ObjectStore,
  key: string,
  parse: (json: unknown) => T,
): Promise<T | undefined> {
  try {
    return await readJson(objects, key, parse);
  } catch (error) {
    if (error instanceof ObjectNotFoundError) return undefined;
    throw error;
  }
}

/** Writes a value as JSON, a final newline included. */
export async function writeJson(objects: ObjectStore, key: string, value: unknown): Promise<void> {
  await objects.write(key, Buffer.from(`${JSON.stringify(value)}\n`));
}
