import type { ProfileId } from '../domain/identity/profile-id.ts';
import { resolveOwner } from '../domain/identity/resolve-owner.ts';
import { mergeForReading } from '../domain/profile/merge-profiles.ts';
import { emptyProfile, type Profile } from '../domain/profile/profile.ts';
import type { ProfileStore } from './profile-store.ts';

/**
 * One customer as a whole: their own item and the items of the ids that resolve to them. `undefined` when there is neither.
 *
 * An id that belongs to somebody else gives that customer.
 */
export async function readCustomer(profiles: ProfileStore, id: ProfileId): Promise<Profile | undefined> {
  const [found] = await profiles.read([id]);
  if (found === undefined) return undefined;
  const owner = resolveOwner(found);
  const [own = emptyProfile(owner)] = owner === id ? [found] : await profiles.read([owner]);
  const linked = await profiles.read(own.identity.links.map((link) => link.id));
  const parts = linked.filter((part) => resolveOwner(part) === owner);
  if (owner !== id && !parts.some((part) => part.id === id)) parts.push(found);
  return mergeForReading(owner, [own, ...parts]);
}
