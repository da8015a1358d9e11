import { compareUtf8 } from '../compare-utf8.ts';
import type { Profile } from '../profile/profile.ts';
import { isUser, type ProfileId } from './profile-id.ts';

/**
 * Whom an item belongs to: a pure function of its own claims, so every order of arrival gives the same answer.
 *
 * A user's item is its own. Any other belongs to the user who claimed it earliest, of several at once the smaller id by UTF-8
 * bytes; to itself when nobody did, or when so many did that it is shared.
 */
export function resolveOwner({ id, identity: { claims } }: Pick<Profile, 'id' | 'identity'>): ProfileId {
  if (isUser(id) || claims === 'shared') return id;
  const [earliest] = claims.toSorted((a, b) => a.firstSeconds - b.firstSeconds || compareUtf8(a.user, b.user));
  return earliest?.user ?? id;
}
