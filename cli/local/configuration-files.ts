import { readFile } from 'node:fs/promises';
import { createAcceptConfiguration } from '../../functions/accept-configuration/accept-configuration.ts';
import { examineConfiguration } from '../../functions/accept-configuration/examine-configuration.ts';
import { findLatestConfiguration } from '../../shared/store/configuration-store.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import type { ValidateResult } from '../results.ts';
import type { OpenFolder } from './open-folder.ts';

/** Checks the configuration under a folder's `config/` against what is in force there, and accepts nothing. */
export const validateFolder = (root: string): Promise<ValidateResult> => validate(createFolderObjectStore(root));

export async function validate(objects: ObjectStore): Promise<ValidateResult> {
  const { latest, problems, files, notices } = await examineConfiguration(objects);
  return { ok: problems.length === 0, problems, files, notices, inForceSince: latest?.acceptedAt ?? null };
}

/** Brings what changed into force, as `accept-configuration` does in an account. */
export async function acceptLocal({ runtime }: OpenFolder): Promise<ValidateResult> {
  const { problems, files, notices } = await createAcceptConfiguration(runtime)();
  const latest = await findLatestConfiguration(runtime.objects);
  return { ok: problems.length === 0, problems, files, notices, inForceSince: latest?.acceptedAt ?? null };
}

/** A line of a file, for showing where a problem is; empty where it cannot be read. */
export async function lineOf(file: string, line: number): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).split(/\r?\n/)[line - 1] ?? '';
  } catch {
    return '';
  }
}
