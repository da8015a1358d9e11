import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';

/** The bucket with other files under `config/`: what would be if they were put there, beside what is in force. Read alone. */
export function withOwnConfiguration(bucket: ObjectStore, own: ObjectStore): ObjectStore {
  const storeOf = (key: string): ObjectStore => (key.startsWith(bucketKeys.config) ? own : bucket);
  return {
    ...bucket,
    list: (prefix) => storeOf(prefix).list(prefix),
    read: (key, options) => storeOf(key).read(key, options),
    size: (key) => storeOf(key).size(key),
  };
}
