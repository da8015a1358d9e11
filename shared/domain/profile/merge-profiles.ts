import { foldActivity, foldLimits } from '../activity/fold-activity.ts';
import { mergeActivities } from '../activity/merge-activities.ts';
import { compareUtf8 } from '../compare-utf8.ts';
import { mergeIdentities } from '../identity/merge-identities.ts';
import type { ProfileId } from '../identity/profile-id.ts';
import { mergeConsents } from './merge-consents.ts';
import { mergeTraits } from './merge-traits.ts';
import { emptyProfile, type Link, type Profile } from './profile.ts';

/** Two parts of what is known of one id, as one, folded. Commutative and associative up to folding (ADR 003). */
export const mergeProfiles = (a: Profile, b: Profile, limits = foldLimits): Profile => folded(unite(a, b), limits);

/**
 * The items of all ids that resolve to one customer, as that customer. The claims are those of the owner's own item; the links are
 * the other ids that do resolve to the owner, whatever the owner's item says may be theirs.
 */
export function mergeForReading(owner: ProfileId, parts: readonly Profile[]): Profile {
  const [only] = parts;
  const none = emptyProfile(owner);
  const merged = parts.length === 1 && only?.id === owner ? only : folded(parts.reduce(unite, none), foldLimits);
  const { claims } = (parts.find(({ id }) => id === owner) ?? none).identity;
  return { ...merged, identity: { claims, links: linksTo(owner, parts) } };
}

const linksTo = (owner: ProfileId, parts: readonly Profile[]): Link[] =>
  parts
    .filter(({ id }) => id !== owner)
    .map(({ id, identity: { claims } }) => ({
      id,
      firstSeconds: claims === 'shared' ? 0 : (claims.find(({ user }) => user === owner)?.firstSeconds ?? 0),
    }))
    .sort((a, b) => compareUtf8(a.id, b.id));

const unite = (a: Profile, b: Profile): Profile => ({
  id: a.id,
  activity: mergeActivities(a.activity, b.activity),
  identity: mergeIdentities(a.identity, b.identity),
  traits: mergeTraits(a.traits, b.traits),
  consents: mergeConsents(a.consents, b.consents),
});

const folded = (profile: Profile, limits: typeof foldLimits): Profile => ({
  ...profile,
  activity: foldActivity(profile.activity, limits),
});
