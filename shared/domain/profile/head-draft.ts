import type { Changeable } from '../changeable.ts';
import { compareUtf8 } from '../compare-utf8.ts';
import { cutText } from '../cut-text.ts';
import type { Event, TraitOrigin } from '../event/event.ts';
import { mergeIdentities } from '../identity/merge-identities.ts';
import type { ProfileId } from '../identity/profile-id.ts';
import { mergeConsents } from './merge-consents.ts';
import { mergeTraits, outranksTrait } from './merge-traits.ts';
import type { Claim, Consent, Link, Profile, TraitValue } from './profile.ts';

/** In UTF-16 units; what is longer is cut, so that one strange row cannot fill a profile. */
const longest = { traitName: 40, traitValue: 160, provider: 40, channel: 40 } as const;

/** All of a profile but its activity, under way: one entry a key, whatever the number of events. */
export interface HeadDraft {
  readonly claims: Map<ProfileId, Changeable<Claim>>;
  readonly links: Map<ProfileId, Changeable<Link>>;
  readonly traits: Map<string, TraitValue>;
  consents: readonly Consent[];
}

export const createHeadDraft = (): HeadDraft => ({
  claims: new Map(),
  links: new Map(),
  traits: new Map(),
  consents: [],
});

export function addClaim({ claims }: HeadDraft, user: ProfileId, source: string, seconds: number): void {
  const claim = claims.get(user);
  if (claim === undefined) {
    claims.set(user, { user, firstSeconds: seconds, lastSeconds: seconds, source });
    return;
  }
  if ((seconds - claim.firstSeconds || compareUtf8(source, claim.source)) < 0) {
    claim.firstSeconds = seconds;
    claim.source = source;
  }
  if (seconds > claim.lastSeconds) claim.lastSeconds = seconds;
}

export function addLink({ links }: HeadDraft, id: ProfileId, seconds: number): void {
  const link = links.get(id);
  if (link === undefined) links.set(id, { id, firstSeconds: seconds });
  else if (seconds < link.firstSeconds) link.firstSeconds = seconds;
}

/**
 * What the event says of the customer, whosever word it is; an address or number that comes with a known user is said too. Providers
 * of a third party are told apart.
 */
export function addTraits({ traits }: HeadDraft, event: Event): void {
  const { instant, userId, email, phone, traitOrigin: origin = 'declared' } = event;
  const source = traitSource(event, origin);
  const seconds = Math.floor(instant / 1000);
  const say = (name: string, value: string | undefined) => {
    if (value === undefined || value === '') return;
    const trait: TraitValue = {
      name: cutText(name, longest.traitName),
      origin,
      source,
      value: cutText(value, longest.traitValue),
      seconds,
    };
    const key = `${trait.name}\0${origin}\0${source}`;
    const same = traits.get(key);
    if (same === undefined || outranksTrait(trait, same)) traits.set(key, trait);
  };
  if (event.traits !== undefined) for (const [name, value] of Object.entries(event.traits)) say(name, value);
  if (userId === undefined) return;
  say('email', email);
  say('phone', phone);
}

/** Names of sources have no slash, so that no provider is taken for a source. */
const traitSource = ({ source, provider }: Event, origin: TraitOrigin): string =>
  origin === 'declared' || provider === undefined ? source : `${source}/${cutText(provider, longest.provider)}`;

/** Consent given or refused; unsubscribing from messages of a channel refuses it. */
export function addConsent(draft: HeadDraft, { kind, channel, action, granted, source, instant }: Event): void {
  const isRefusal = kind === 'message' && action === 'unsubscribed';
  if (channel === undefined || channel === '' || !(isRefusal || kind === 'consent')) return;
  const isGranted = !isRefusal && granted === true;
  const seconds = Math.floor(instant / 1000);
  const consent = { channel: cutText(channel, longest.channel), granted: isGranted, seconds, source };
  draft.consents = mergeConsents(draft.consents, [consent]);
}

export function finishHeadDraft({
  claims,
  links,
  traits,
  consents,
}: HeadDraft): Pick<Profile, 'identity' | 'traits' | 'consents'> {
  const nothing = { claims: [], links: [] };
  return {
    identity:
      claims.size + links.size === 0
        ? nothing
        : mergeIdentities(nothing, { claims: [...claims.values()], links: [...links.values()] }),
    traits: mergeTraits([], [...traits.values()]),
    consents,
  };
}
