import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Problem } from '../../shared/contracts/configuration.ts';
import { isHidden } from '../../shared/contracts/configuration-files.ts';
import { ObjectNotFoundError, type ObjectStore } from '../../shared/store/object-store.ts';
import { readBytes } from '../../shared/store/read-json.ts';

const mostBytes = 64 * 1024 * 1024;

export interface DroppedConfiguration {
  readonly files: Map<string, string>;
  /** Files that could not be read as text. What is in force of them stays. */
  readonly unreadable: readonly Problem[];
}

/** Everything under `config/` but hidden files, as UTF-8 without a byte order mark. */
export async function readDroppedConfiguration(objects: ObjectStore): Promise<DroppedConfiguration> {
  const files = new Map<string, string>();
  const unreadable: Problem[] = [];
  for await (const { key, bytes } of objects.list(bucketKeys.config)) {
    if (isHidden(key) || key.endsWith('/')) continue;
    const refuse = (message: string, expected: string) =>
      unreadable.push({ file: key, line: 1, column: 1, message, expected });
    if (bytes > mostBytes) {
      refuse(`the file has ${bytes} bytes`, `at most ${mostBytes} bytes`);
      continue;
    }
    try {
      files.set(key, decodeConfiguration(await readBytes(objects, key)));
    } catch (error) {
      // Deleted since it was listed.
      if (error instanceof ObjectNotFoundError) continue;
      if (!(error instanceof TypeError)) throw error;
      refuse('the file is not UTF-8 text', 'text in UTF-8');
    }
  }
  return { files, unreadable };
}

/** @throws {TypeError} for what is not UTF-8 */
export const decodeConfiguration = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes);
