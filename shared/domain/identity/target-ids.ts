import { normalizeEmail } from '../event/contact.ts';
import type { Event } from '../event/event.ts';
import { type ProfileId, profileId } from './profile-id.ts';

/**
 * Items that the target of an invite or share may be, the likelier first: the user of that id; where it is written as an e-mail
 * address, its item too. Which of them there is, and whom an address belongs to, only profiles know. Empty without a target.
 */
export function targetIdsOf({ targetId }: Pick<Event, 'targetId'>): ProfileId[] {
  if (targetId === undefined) return [];
  const email = normalizeEmail(targetId);
  return [profileId('user_id', targetId), ...(email === undefined ? [] : [profileId('email', email)])];
}
