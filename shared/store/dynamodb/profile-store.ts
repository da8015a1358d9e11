import type { ProfileId } from '../../domain/identity/profile-id.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import type { ProfileStore } from '../profile-store.ts';
import { applyDeltas } from './apply-deltas.ts';
import { profileKey } from './keys.ts';
import { readProfileItem } from './profile-item.ts';
import { keysPerRead, readItems } from './read-items.ts';
import { countActivityItems, estimateActivityItems, scanActivityItems } from './scan-profiles.ts';
import type { TableAccess } from './table-access.ts';

/**
 * Profiles as items of the table, one write each per batch of a drop (ADR 003).
 *
 * Reading throws {@link NewerEncodingError} on an item that a newer program wrote; applying leaves such an item as it is.
 */
export function createDynamoDbProfileStore(access: TableAccess): ProfileStore {
  async function read(ids: readonly ProfileId[]): Promise<Profile[]> {
    const found = new Map<ProfileId, Profile>();
    const wanted = [...new Set(ids)];
    for (let from = 0; from < wanted.length; from += keysPerRead) {
      const keys = wanted.slice(from, from + keysPerRead).map(profileKey);
      for (const item of await readItems(access, keys, { consistent: true })) {
        const { profile } = readProfileItem(item);
        found.set(profile.id, profile);
      }
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async function* scan(segment: number, total: number): AsyncGenerator<Profile> {
    for await (const { Items = [] } of scanActivityItems(access, { Segment: segment, TotalSegments: total })) {
      for (const item of Items) yield readProfileItem(item).profile;
    }
  }

  return {
    applyDeltas: (deltas, application) => applyDeltas(access, deltas, application),
    read,
    scan,
    estimate: async () => ({ profiles: await estimateActivityItems(access) }),
    count: () => countActivityItems(access),
  };
}
