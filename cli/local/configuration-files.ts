import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { createAcceptConfiguration } from '../../functions/accept-configuration/accept-configuration.ts';
import { readDroppedConfiguration } from '../../functions/accept-configuration/read-configuration.ts';
import { checkConfiguration } from '../../shared/contracts/check-configuration.ts';
import type { Problem } from '../../shared/contracts/configuration.ts';
import { presetNames } from '../../shared/sources/presets/index.ts';
import { findLatestConfiguration } from '../../shared/store/configuration-store.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import type { ValidateResult } from '../results.ts';
import type { OpenFolder } from './open-folder.ts';

/** Checks the configuration under a folder's `config/` and accepts nothing. What is in force there is read, never changed. */
export async function validateFolder(root: string): Promise<ValidateResult> {
  const objects = createFolderObjectStore(root);
  const { files, unreadable } = await readDroppedConfiguration(objects);
  const names = new Set(unreadable.map(({ file }) => file));
  const { problems } = checkConfiguration(files, { presets: presetNames });
  // A file that could not be read has that one problem; it is not missing.
  const others = problems.filter(({ file }) => !names.has(file));
  return result(objects, [...unreadable, ...others], files.size + unreadable.length);
}

/** Brings what changed into force, as `accept-configuration` does in an account. */
export async function acceptLocal({ runtime }: OpenFolder): Promise<ValidateResult> {
  const accept = createAcceptConfiguration(runtime);
  const { problems, files } = await accept();
  return result(runtime.objects, problems, files);
}

/** A line of a configuration file, for showing where a problem is; empty where it cannot be read. */
export async function lineOf(root: string, { file, line }: Problem): Promise<string> {
  try {
    return (await readFile(join(root, file), 'utf8')).split(/\r?\n/)[line - 1] ?? '';
  } catch {
    return '';
  }
}

/** People name the folder that holds `config/`, or `config` itself. */
export function configurationRoot(directory: string): string {
  const path = resolve(directory);
  return basename(path) === 'config' ? dirname(path) : path;
}

async function result(objects: ObjectStore, problems: readonly Problem[], files: number): Promise<ValidateResult> {
  const latest = await findLatestConfiguration(objects);
  return { ok: problems.length === 0, problems, files, inForceSince: latest?.acceptedAt ?? null };
}
