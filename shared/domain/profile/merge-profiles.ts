import { foldActivity } from '../activity/fold-activity.ts';
import { mergeActivities } from '../activity/merge-activities.ts';
import { compareUtf8 } from '../compare-utf8.ts';
import { mergeIdentities } from '../identity/merge-identities.ts';
import type { ProfileId } from '../identity/profile-id.ts';
import { type Consent, emptyProfile, type Profile, type TraitValue } from './profile.ts';

/** Two parts of what is known of one id, as one. Commutative and associative, up to folding (ADR 003). */
export const mergeProfiles = (a: Profile, b: Profile): Profile => {
  const { activity, ...rest } = unite(a, b);
  return { ...rest, activity: foldActivity(activity) };
};

/** The items of all ids that resolve to one customer, as that customer. */
export const mergeForReading = (owner: ProfileId, parts: readonly Profile[]): Profile =>
  parts.length === 1 && parts[0]?.id === owner ? parts[0] : parts.reduce(unite, emptyProfile(owner));

const unite = (a: Profile, b: Profile): Profile => ({
  id: a.id,
  activity: mergeActivities(a.activity, b.activity),
  identity: mergeIdentities(a.identity, b.identity),
  traits: mergeTraits(a.traits, b.traits),
  consents: mergeConsents(a.consents, b.consents),
});

const traitKey = ({ name, origin, source }: TraitValue): string => `${name}\0${origin}\0${source}`;

export function mergeTraits(a: readonly TraitValue[], b: readonly TraitValue[]): readonly TraitValue[] {
  if (b.length === 0) return a;
  const byKey = new Map(a.map((trait) => [traitKey(trait), trait]));
  for (const trait of b) {
    const key = traitKey(trait);
    const same = byKey.get(key);
    if (same === undefined || (trait.seconds - same.seconds || compareUtf8(trait.value, same.value)) > 0)
      byKey.set(key, trait);
  }
  return [...byKey].sort(([x], [y]) => compareUtf8(x, y)).map(([, trait]) => trait);
}

export function mergeConsents(a: readonly Consent[], b: readonly Consent[]): readonly Consent[] {
  if (b.length === 0) return a;
  const byChannel = new Map(a.map((consent) => [consent.channel, consent]));
  for (const consent of b) {
    const same = byChannel.get(consent.channel);
    if (same === undefined || outranks(consent, same)) byChannel.set(consent.channel, consent);
  }
  return [...byChannel.values()].sort((x, y) => compareUtf8(x.channel, y.channel));
}

/** Newer first; at the same second a refusal; then the smaller source, so that the choice depends on nothing else. */
function outranks(a: Consent, b: Consent): boolean {
  if (a.seconds !== b.seconds) return a.seconds > b.seconds;
  if (a.granted !== b.granted) return !a.granted;
  return compareUtf8(a.source, b.source) < 0;
}
