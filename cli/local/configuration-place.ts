import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';
import { ObjectNotFoundError, type ObjectStore } from '../../shared/store/object-store.ts';

/** Where configuration files lie, whatever the folder is called. */
export interface ConfigurationPlace {
  /** They are under `config/` here. */
  readonly objects: ObjectStore;
  /** Path on disk of a key such as `config/strata.yaml`. */
  pathOf(key: string): string;
}

/** People name the folder that holds `config/`, that folder itself, or one of any name with a `strata.yaml` in it. */
export async function configurationPlace(directory: string): Promise<ConfigurationPlace> {
  const path = resolve(directory);
  const isThere = (file: string) => stat(join(path, file)).catch(() => undefined);
  if (basename(path) !== 'config' && !(await isThere('config')) && (await isThere('strata.yaml')))
    return { objects: asConfig(createFolderObjectStore(path)), pathOf: (key) => join(path, inside(key)) };
  const root = basename(path) === 'config' ? dirname(path) : path;
  return { objects: createFolderObjectStore(root), pathOf: (key) => join(root, key) };
}

const inside = (key: string): string => key.slice(bucketKeys.config.length);

/** All of a folder under `config/`, and nothing beside it. */
const asConfig = (files: ObjectStore): ObjectStore => ({
  ...files,
  async *list(prefix) {
    if (!prefix.startsWith(bucketKeys.config)) return;
    for await (const { key, bytes } of files.list(inside(prefix))) yield { key: bucketKeys.config + key, bytes };
  },
  async read(key, options) {
    if (!key.startsWith(bucketKeys.config)) throw new ObjectNotFoundError(key);
    return files.read(inside(key), options);
  },
});
