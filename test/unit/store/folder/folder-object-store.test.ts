import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolderObjectStore } from '../../../../shared/store/folder/folder-object-store.ts';
import { KeyConflictError } from '../../../../shared/store/folder/key-conflict-error.ts';

describe('createFolderObjectStore(root)', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'strata-folder-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  const keys = async () => (await Array.fromAsync(createFolderObjectStore(root).list(''))).map(({ key }) => key);

  it('lists what people put there by hand, and nothing of hidden folders', async () => {
    for (const folder of ['drops/shop', '.dynamodb', '.queue', '.tmp']) {
      await mkdir(join(root, folder), { recursive: true });
      await writeFile(join(root, folder, 'Tag%201.csv'), 'x');
    }
    await symlink(join(root, 'drops/shop/Tag%201.csv'), join(root, 'drops/shop/linked.csv'));
    expect(await keys()).toEqual(['drops/shop/Tag%201.csv', 'drops/shop/linked.csv']);
  });

  it('is empty where the folder does not exist yet', async () => {
    expect(await Array.fromAsync(createFolderObjectStore(join(root, 'later')).list(''))).toEqual([]);
  });

  it('leaves no draft behind, whether a write ends well or not', async () => {
    const store = createFolderObjectStore(root);
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('source broke');
    }
    await store.write('a/b', Buffer.from('whole'));
    await expect(store.write('a/c', broken())).rejects.toThrow('source broke');
    expect(await readdir(join(root, '.tmp'))).toEqual([]);
    expect(await keys()).toEqual(['a/b']);
  });

  it('removes drafts of killed writers once they are a day old', async () => {
    await mkdir(join(root, '.tmp'));
    for (const [name, hours] of [
      ['old', 25],
      ['young', 23],
    ] as const) {
      await writeFile(join(root, '.tmp', name), '');
      const then = Date.now() / 1000 - hours * 3600;
      await utimes(join(root, '.tmp', name), then, then);
    }
    await createFolderObjectStore(root).write('a', Buffer.from(''));
    expect(await readdir(join(root, '.tmp'))).toEqual(['young']);
  });

  it('says when a file is in the way of a folder, or a folder of a file', async () => {
    const store = createFolderObjectStore(root);
    await store.write('a', Buffer.from(''));
    await store.write('b/c', Buffer.from(''));
    await expect(store.write('a/b', Buffer.from(''))).rejects.toThrow(KeyConflictError);
    await expect(store.write('b', Buffer.from(''))).rejects.toThrow(KeyConflictError);
    expect(await keys()).toEqual(['a', 'b/c']);
  });

  it('gives the content of one version when the object is replaced between reading and the first chunk', async () => {
    const store = createFolderObjectStore(root);
    await store.write('a', Buffer.from('old'));
    const body = await store.read('a');
    await store.write('a', Buffer.from('newer'));
    expect(Buffer.concat(await Array.fromAsync(body)).toString()).toBe('newer');
  });
});
