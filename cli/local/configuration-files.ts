import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { createAcceptConfiguration } from '../../functions/accept-configuration/accept-configuration.ts';
import { examineConfiguration } from '../../functions/accept-configuration/examine-configuration.ts';
import type { Problem } from '../../shared/contracts/configuration.ts';
import { findLatestConfiguration } from '../../shared/store/configuration-store.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';
import type { ValidateResult } from '../results.ts';
import type { OpenFolder } from './open-folder.ts';

/** Checks the configuration under a folder's `config/` against what is in force there, and accepts nothing. */
export async function validateFolder(root: string): Promise<ValidateResult> {
  const { latest, problems, files, notices } = await examineConfiguration(createFolderObjectStore(root));
  return { ok: problems.length === 0, problems, files, notices, inForceSince: latest?.acceptedAt ?? null };
}

/** Brings what changed into force, as `accept-configuration` does in an account. */
export async function acceptLocal({ runtime }: OpenFolder): Promise<ValidateResult> {
  const { problems, files, notices } = await createAcceptConfiguration(runtime)();
  const latest = await findLatestConfiguration(runtime.objects);
  return { ok: problems.length === 0, problems, files, notices, inForceSince: latest?.acceptedAt ?? null };
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
