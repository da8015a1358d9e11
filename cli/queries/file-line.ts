import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readBytes } from '../../shared/store/read-json.ts';

/** A line of a file, from 1, for showing where a problem is; empty where it cannot be read. */
export async function fileLine(objects: ObjectStore, key: string, line: number): Promise<string> {
  try {
    return (await readBytes(objects, key)).toString('utf8').split(/\r?\n/)[line - 1] ?? '';
  } catch {
    return '';
  }
}
