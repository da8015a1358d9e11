import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';
import { describeObjectStore } from './object-store.contract.ts';

const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

describeObjectStore('createFolderObjectStore(root)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'strata-objects-'));
  folders.push(folder);
  return createFolderObjectStore(folder);
});
