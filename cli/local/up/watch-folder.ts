import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { watch } from 'chokidar';
import { sourceOf } from './drop-path.ts';

export interface FolderChanges {
  /** A file under `drops/<source>/` that nobody has written to for a moment. */
  drop(path: string, source: string): void;
  /** Something under `config/` changed. */
  configuration(): void;
}

/** A file that has not grown for so long is whole. */
const quietMs = 1_000;

/**
 * Watches `drops/` and `config/` of a folder, making them where they are missing. Files that are there already are told of as
 * well; `ready` resolves when they were.
 */
export async function watchFolder(
  folder: string,
  changes: FolderChanges,
): Promise<{ readonly ready: Promise<void>; close(): Promise<void> }> {
  const drops = join(folder, 'drops');
  const config = join(folder, 'config');
  await Promise.all([drops, config].map((path) => mkdir(path, { recursive: true })));
  const options = { awaitWriteFinish: { stabilityThreshold: quietMs, pollInterval: 100 } };
  const take = (path: string): void => {
    const source = sourceOf(drops, path);
    if (source !== undefined) changes.drop(path, source);
  };
  const dropWatcher = watch(drops, options).on('add', take).on('change', take);
  const configWatcher = watch(config, { ...options, ignoreInitial: true }).on('all', () => changes.configuration());
  const watchers = [dropWatcher, configWatcher];
  const ready = Promise.all(watchers.map((each) => new Promise<void>((resolve) => each.once('ready', resolve))));
  return {
    ready: ready.then(() => {}),
    close: async () => {
      await Promise.all(watchers.map((each) => each.close()));
    },
  };
}
