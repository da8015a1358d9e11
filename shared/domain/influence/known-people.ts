import { idsOf, reachableIdsOf } from '../identity/ids-of.ts';
import { kindOf, type ProfileId, profileId } from '../identity/profile-id.ts';
import { targetIdsOf } from '../identity/target-ids.ts';
import type { Profile } from '../profile/profile.ts';

/** The customers that invitations may have reached, gathered customer by customer. */
export interface KnownPeople {
  add(profile: Profile): void;
  has(id: ProfileId): boolean;
  /**
   * Whom a target means: the customer of that user id; of an e-mail address whose it is; else the one customer of whom any source gave
   * it. Of nobody who was added: the address as it would be a customer's key, or the user's, so that one stranger is one person.
   */
  personOf(target: string): ProfileId;
}

/** Holds an address a customer; the same whatever the order of customers. */
export function createKnownPeople(): KnownPeople {
  const customers = new Set<ProfileId>();
  const owners = new Map<ProfileId, ProfileId>();
  /** Addresses that sources gave; `undefined` for one of several customers, who cannot be told apart by it. */
  const given = new Map<ProfileId, ProfileId | undefined>();
  return {
    add(profile) {
      const { id } = profile;
      customers.add(id);
      for (const own of idsOf(profile)) if (own !== id && kindOf(own) === 'email') owners.set(own, id);
      for (const address of reachableIdsOf(profile)) {
        if (kindOf(address) !== 'email' || address === id || owners.get(address) === id) continue;
        given.set(address, given.has(address) && given.get(address) !== id ? undefined : id);
      }
    },
    has: (id) => customers.has(id),
    personOf(target) {
      const ids = targetIdsOf({ targetId: target });
      for (const id of ids) if (customers.has(id)) return id;
      for (const id of ids) {
        const owner = owners.get(id) ?? given.get(id);
        if (owner !== undefined) return owner;
      }
      return ids.at(-1) ?? profileId('user_id', target);
    },
  };
}
