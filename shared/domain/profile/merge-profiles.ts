import { foldActivity, foldLimits } from '../activity/fold-activity.ts';
import { mergeActivities } from '../activity/merge-activities.ts';
import { mergeIdentities } from '../identity/merge-identities.ts';
import type { ProfileId } from '../identity/profile-id.ts';
import { mergeConsents } from './merge-consents.ts';
import { mergeTraits } from './merge-traits.ts';
import { emptyProfile, type Profile } from './profile.ts';

/** Two parts of what is known of one id, as one, folded. Commutative and associative up to folding (ADR 003). */
export const mergeProfiles = (a: Profile, b: Profile, limits = foldLimits): Profile => folded(unite(a, b), limits);

/** The items of all ids that resolve to one customer, as that customer. Claims and links are those of the owner's own item. */
export function mergeForReading(owner: ProfileId, parts: readonly Profile[]): Profile {
  const [only] = parts;
  if (parts.length === 1 && only?.id === owner) return only;
  const none = emptyProfile(owner);
  const { identity } = parts.find(({ id }) => id === owner) ?? none;
  return folded({ ...parts.reduce(unite, none), identity }, foldLimits);
}

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
