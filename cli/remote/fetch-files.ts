import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { shownPath } from '../shown-path.ts';

/**
 * Brings an object, or all under a prefix that ends in `/`, into a folder, under its key. What is there in the same size is not
 * brought again: files of a run never change. Only their owner may read them, since they name customers.
 *
 * @returns path of the key in the folder
 */
export async function fetchFiles(objects: ObjectStore, key: string, folder: string): Promise<string> {
  const root = resolve(folder);
  if (!key.endsWith('/')) await fetchFile(objects, key, await objects.size(key), pathIn(root, key));
  else
    for await (const { key: each, bytes } of objects.list(key))
      await fetchFile(objects, each, bytes, pathIn(root, each));
  return shownPath(join(root, key));
}

/** @throws {RangeError} for a key that leads out of the folder: whoever may write to the bucket may not write elsewhere here */
function pathIn(root: string, key: string): string {
  const path = join(root, key);
  if (path.startsWith(root + sep)) return path;
  throw new RangeError(`The key "${key}" leads outside ${root}, and is not brought.`);
}

async function fetchFile(objects: ObjectStore, key: string, bytes: number, path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.size === bytes) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.part`;
  await pipeline(await objects.read(key), createWriteStream(unfinished, { mode: 0o600 }));
  await rename(unfinished, path);
}
