import { normalizeEmail, normalizePhone } from '../event/contact.ts';
import type { Profile } from '../profile/profile.ts';
import { type ProfileId, profileId } from './profile-id.ts';

/** Every id of a whole customer: their own, and those that resolve to them. */
export const idsOf = ({ id, identity }: Profile): ProfileId[] => [id, ...identity.links.map((link) => link.id)];

/**
 * Every id by which the customer could be reached: their own ids, and each e-mail address and phone number that any source gave
 * of them, also where the address belongs to somebody else or to too many to be anybody's.
 */
export function reachableIdsOf(profile: Profile): ProfileId[] {
  const addresses = profile.traits.flatMap(({ name, value }) => {
    const email = name === 'email' ? normalizeEmail(value) : undefined;
    const phone = name === 'phone' ? normalizePhone(value) : undefined;
    return [
      ...(email === undefined ? [] : [profileId('email', email)]),
      ...(phone === undefined ? [] : [profileId('phone', phone)]),
    ];
  });
  return [...idsOf(profile), ...addresses];
}
