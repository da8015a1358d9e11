import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a crashed writer left behind is removed after this long. */
const staleMs = 24 * 60 * 60 * 1000;

/**
 * Writes a file so that a reader finds the old content or the new. It is written under another name on the same disk first and
 * then renamed. A killed process leaves the old content; after a power failure the disk may give either.
 *
 * @param temporary folder for what is not yet whole; made when it is missing
 * @returns bytes written
 */
export async function writeAtomically(
  path: string,
  body: AsyncIterable<Uint8Array> | Uint8Array,
  temporary: string,
): Promise<number> {
  const draft = join(temporary, randomUUID());
  const file = await open(draft, 'wx').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    await mkdir(temporary, { recursive: true });
    return open(draft, 'wx');
  });
  let bytes = 0;
  try {
    try {
      for await (const chunk of body instanceof Uint8Array ? [body] : body) {
        await file.writeFile(chunk);
        bytes += chunk.byteLength;
      }
    } finally {
      await file.close();
    }
    await moveTo(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return bytes;
}

/** Removes what writers that were killed left behind more than a day ago. */
export async function removeStaleDrafts(temporary: string, now: number): Promise<void> {
  const names = await readdir(temporary).catch(() => []);
  for (const name of names) {
    const draft = join(temporary, name);
    const found = await stat(draft).catch(() => undefined);
    if (found !== undefined && now - found.mtimeMs > staleMs) await unlink(draft).catch(() => undefined);
  }
}

async function moveTo(draft: string, path: string): Promise<void> {
  try {
    await rename(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    await rename(draft, path);
  }
}
