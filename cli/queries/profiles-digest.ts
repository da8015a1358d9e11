import { createHash } from 'node:crypto';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import { canonicalProfileJson } from '../../shared/domain/profile/canonical-json.ts';
import type { ProfileStore } from '../../shared/store/profile-store.ts';

/**
 * SHA-256 over one line of canonical JSON a profile, in the order of ids: equal exactly when two tables hold the same customers.
 * Holds all lines in memory: a check for tables of a machine, not of an account.
 */
export async function profilesDigest(profiles: ProfileStore): Promise<{ profiles: number; sha256: string }> {
  const lines: { readonly id: string; readonly json: string }[] = [];
  for await (const profile of profiles.scan(0, 1)) lines.push({ id: profile.id, json: canonicalProfileJson(profile) });
  lines.sort((a, b) => compareUtf8(a.id, b.id));
  const sha256 = createHash('sha256');
  for (const { json } of lines) sha256.update(`${json}\n`);
  return { profiles: lines.length, sha256: sha256.digest('hex') };
}
