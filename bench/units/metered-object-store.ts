import type { ObjectStore } from '../../shared/store/object-store.ts';
import type { Usage } from './usage.ts';

/** From this size on the adapter of S3 sends an object in parts of it, and begins and completes the upload. */
const partBytes = 8 * 1024 * 1024;
/** S3 lists no more keys in one answer. */
const keysPerPage = 1000;

/** Counts the requests that the adapter of S3 makes for the same calls. Deleting is free. */
export function meteredObjectStore(store: ObjectStore, usage: Usage): ObjectStore {
  return {
    async *list(prefix) {
      let keys = 0;
      for await (const object of store.list(prefix)) {
        keys++;
        yield object;
      }
      usage.puts += Math.max(1, Math.ceil(keys / keysPerPage));
    },
    read(key, options) {
      usage.gets++;
      return store.read(key, options);
    },
    size(key) {
      usage.gets++;
      return store.size(key);
    },
    async write(key, body) {
      const written = await store.write(key, body);
      usage.puts += written.bytes < partBytes ? 1 : Math.ceil(written.bytes / partBytes) + 2;
      for (const folder of foldersOf(key)) usage.bytes.set(folder, (usage.bytes.get(folder) ?? 0) + written.bytes);
      return written;
    },
    delete: (keys) => store.delete(keys),
  };
}

/** The first folder, and of what a run writes the one within the run's own: `runs`, `runs/extract/`. */
function foldersOf(key: string): string[] {
  const [first = '', , third, ...rest] = key.split('/');
  return first === 'runs' && rest.length > 0 ? [first, `${first}/${third}/`] : [first];
}
