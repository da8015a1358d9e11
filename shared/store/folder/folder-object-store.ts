import { createReadStream, type Stats } from 'node:fs';
import { stat, unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ObjectNotFoundError, type ObjectStore, type ReadOptions, type StoredObject } from '../object-store.ts';
import { filePathOf } from './file-path.ts';
import { KeyConflictError } from './key-conflict-error.ts';
import { walkFolder } from './walk-folder.ts';
import { removeStaleDrafts, writeAtomically } from './write-atomically.ts';

const chunkBytes = 256 * 1024;
/** What a disk says when a file is where a folder is needed, or the other way round. */
const blocked = new Set(['ENOTDIR', 'EISDIR', 'ENOTEMPTY', 'EEXIST']);

/**
 * A folder that stands in for the bucket, an object a file. Files that people put there by hand are objects as well.
 *
 * No key leads out of the root. Two things a bucket can do a folder cannot: an object `a` beside an object `a/b` (a
 * {@link KeyConflictError} when the second is written), and, on disks that do not tell cases apart, `a` beside `A`.
 */
export function createFolderObjectStore(root: string): ObjectStore {
  const base = resolve(root);
  const temporary = join(base, '.tmp');
  const pathOf = (key: string): string => join(base, ...filePathOf(key));
  let swept: Promise<void> | undefined;

  async function sizeOf(key: string, path: string): Promise<number> {
    const found = await stat(path).catch((error: NodeJS.ErrnoException): Stats => {
      throw isMissing(error) ? new ObjectNotFoundError(key, { cause: error }) : error;
    });
    if (!found.isFile()) throw new ObjectNotFoundError(key);
    return found.size;
  }

  async function read(key: string, { start = 0, end }: ReadOptions = {}): Promise<AsyncIterable<Uint8Array>> {
    const path = pathOf(key);
    const last = Math.min(end ?? Number.POSITIVE_INFINITY, await sizeOf(key, path));
    return start < last ? contentOf(key, path, start, end) : nothing();
  }

  async function write(key: string, body: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredObject> {
    const path = pathOf(key);
    swept ??= removeStaleDrafts(temporary, Date.now());
    await swept;
    try {
      return { key, bytes: await writeAtomically(path, body, temporary) };
    } catch (error) {
      throw blocked.has((error as NodeJS.ErrnoException).code ?? '')
        ? new KeyConflictError(key, { cause: error })
        : error;
    }
  }

  async function remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await unlink(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (!isMissing(error)) throw error;
      });
    }
  }

  return {
    list: (prefix) => walkFolder(base, prefix),
    read,
    size: (key) => sizeOf(key, pathOf(key)),
    write,
    delete: remove,
  };
}

/** Opens the file when the first chunk is asked for, so that who never asks leaves nothing open. */
async function* contentOf(key: string, path: string, start: number, end?: number): AsyncGenerator<Uint8Array> {
  const last = end === undefined ? undefined : end - 1;
  try {
    yield* createReadStream(path, { start, end: last, highWaterMark: chunkBytes }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw isMissing(error as NodeJS.ErrnoException) ? new ObjectNotFoundError(key, { cause: error }) : error;
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

const isMissing = ({ code }: NodeJS.ErrnoException): boolean =>
  code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
