import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredObject } from '../object-store.ts';
import { isHidden, isPiece, pieceOf, segmentOf } from './file-path.ts';

/** Something in a folder as the bucket sees it. */
interface Entry {
  /** Whole key of a file; of a folder, what the keys in it begin with, the final `/` included. */
  readonly key: string;
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * The objects under a folder whose keys begin with `prefix`, in the order of the UTF-8 bytes of their keys.
 *
 * A folder is put among its neighbours by its name with `/` behind it: so the walk gives `a-b` before `a/b`, as a bucket does.
 * Folders that cannot hold such a key are not opened. What is deleted during the walk is left out.
 */
export async function* walkFolder(root: string, prefix: string): AsyncGenerator<StoredObject> {
  yield* walk(root, '', prefix);
}

async function* walk(folder: string, above: string, prefix: string): AsyncGenerator<StoredObject> {
  const entries = await entriesOf(folder, above, '');
  const wanted = entries.filter(({ key, isFolder }) => key.startsWith(prefix) || (isFolder && prefix.startsWith(key)));
  wanted.sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
  for (const { key, path, isFolder } of wanted) {
    if (isFolder) {
      yield* walk(path, key, prefix);
      continue;
    }
    const found = await stat(path).catch(ignoreMissing);
    if (found?.isFile()) yield { key, bytes: found.size };
  }
}

/** What a folder holds, with pieces of long segments put together. */
async function entriesOf(folder: string, above: string, pieces: string): Promise<Entry[]> {
  const found = (await readdir(folder, { withFileTypes: true }).catch(ignoreMissing)) ?? [];
  const entries: Entry[] = [];
  for (const entry of found) {
    if (above === '' && pieces === '' && isHidden(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && isPiece(entry.name)) {
      entries.push(...(await entriesOf(path, above, pieces + pieceOf(entry.name))));
    } else {
      entries.push(entryOf(entry, path, above, pieces));
    }
  }
  return entries;
}

function entryOf(entry: Dirent, path: string, above: string, pieces: string): Entry {
  const segment = segmentOf(entry.name, pieces);
  const isFolder = entry.isDirectory();
  return { key: above + segment + (isFolder ? '/' : ''), path, isFolder };
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
  return undefined;
}
