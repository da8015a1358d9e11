import { examineConfiguration } from '../../functions/accept-configuration/examine-configuration.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import type { ValidateResult } from '../results.ts';

/** Checks the configuration under `config/` against what is in force there, and accepts nothing. */
export async function validate(objects: ObjectStore): Promise<ValidateResult> {
  const { latest, problems, files, notices } = await examineConfiguration(objects);
  return { ok: problems.length === 0, problems, files, notices, inForceSince: latest?.acceptedAt ?? null };
}
