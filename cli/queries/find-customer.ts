import { idKinds, kindOfPrefix, profileId } from '../../shared/domain/identity/profile-id.ts';
import type { Profile } from '../../shared/domain/profile/profile.ts';
import type { Runtime } from '../../shared/runtime/create-runtime.ts';
import { readCustomer } from '../../shared/store/read-customer.ts';

/** The customer an id belongs to. It may be given bare, for a user before any other kind, or with its kind (`a:…`). */
export async function findCustomer({ profiles }: Pick<Runtime, 'profiles'>, id: string): Promise<Profile | undefined> {
  const given = kindOfPrefix(id) === undefined ? undefined : await readCustomer(profiles, id);
  if (given !== undefined) return given;
  for (const kind of idKinds) {
    const found = await readCustomer(profiles, profileId(kind, id));
    if (found !== undefined) return found;
  }
  return undefined;
}
