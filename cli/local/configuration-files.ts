import { createAcceptConfiguration } from '../../functions/accept-configuration/accept-configuration.ts';
import { findLatestConfiguration } from '../../shared/store/configuration-store.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';
import { validate } from '../queries/validate.ts';
import type { ValidateResult } from '../results.ts';
import type { OpenFolder } from './open-folder.ts';

/** Checks the configuration under a folder's `config/` against what is in force there, and accepts nothing. */
export const validateFolder = (root: string): Promise<ValidateResult> => validate(createFolderObjectStore(root));

/** Brings what changed into force, as `accept-configuration` does in an account. */
export async function acceptLocal({ runtime }: OpenFolder): Promise<ValidateResult> {
  const { problems, files, notices } = await createAcceptConfiguration(runtime)();
  const latest = await findLatestConfiguration(runtime.objects);
  return { ok: problems.length === 0, problems, files, notices, inForceSince: latest?.acceptedAt ?? null };
}
