import { createHash } from 'node:crypto';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readBytes } from '../../shared/store/read-json.ts';

/** Digest by key of everything that ingest leaves in the bucket: the lake's files and the quarantine's. */
export async function filesOf({ objects }: { readonly objects: ObjectStore }): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const prefix of ['lake/events/', 'quarantine/']) {
    for await (const { key } of objects.list(prefix))
      files[key] = createHash('sha256')
        .update(await readBytes(objects, key))
        .digest('hex');
  }
  return files;
}
