import { compareUtf8 } from '../compare-utf8.ts';
import type { Event, EventKind } from '../event/event.ts';
import { mergeIdentities } from '../identity/merge-identities.ts';
import { type ProfileId, profileId, profileIdsOf } from '../identity/profile-id.ts';
import { eventWeight } from '../interest/behaviour.ts';
import { type ActivityDraft, addToDraft, createActivityDraft, finishActivityDraft } from './activity-draft.ts';
import { mergeConsents, mergeTraits } from './merge-profiles.ts';
import type { Claim, Consent, Link, Profile, TraitValue } from './profile.ts';

export interface DeltaBuilder {
  add(event: Event): void;
  /** Distinct ids that something was added for. */
  readonly customers: number;
  /** One delta an id, by id in the order of UTF-8 bytes. The builder is of no use afterwards. */
  take(): Profile[];
}

interface Draft {
  readonly activity: ActivityDraft;
  claims: Claim[];
  links: Link[];
  traits: TraitValue[];
  consents: Consent[];
}

/**
 * Sums the events of a batch up into what each id gains by them, without a look at any stored profile.
 *
 * An event goes to the item of its strongest id. Weaker ids of a known user gain a claim, the user a link.
 *
 * @param behaviour interest weight by kind, in hundredths of a view
 */
export function createDeltaBuilder({
  behaviour,
}: {
  readonly behaviour: Readonly<Partial<Record<EventKind, number>>>;
}): DeltaBuilder {
  const drafts = new Map<ProfileId, Draft>();

  function draftOf(id: ProfileId): Draft {
    let draft = drafts.get(id);
    if (draft === undefined) {
      draft = { activity: createActivityDraft(), claims: [], links: [], traits: [], consents: [] };
      drafts.set(id, draft);
    }
    return draft;
  }

  function add(event: Event): void {
    const [id, ...others] = profileIdsOf(event);
    if (id === undefined) return;
    const draft = draftOf(id);
    addToDraft(draft.activity, event, eventWeight(event, behaviour));
    if (event.traits !== undefined || event.kind === 'identify') addTraits(draft, event);
    if (event.kind === 'consent' || event.action === 'unsubscribed') addConsent(draft, event);
    if (event.userId === undefined) return;
    const claimed = event.previousId === undefined ? others : [...others, profileId('anonymous_id', event.previousId)];
    for (const other of claimed) link(id, other, event);
  }

  function link(user: ProfileId, id: ProfileId, { instant, source }: Event): void {
    const seconds = Math.floor(instant / 1000);
    draftOf(id).claims.push({ user, firstSeconds: seconds, lastSeconds: seconds, source });
    draftOf(user).links.push({ id, firstSeconds: seconds });
  }

  return {
    add,
    get customers() {
      return drafts.size;
    },
    take: () => [...drafts].map(([id, draft]) => finishDraft(id, draft)).sort((a, b) => compareUtf8(a.id, b.id)),
  };
}

function addTraits({ traits }: Draft, { traits: declared, email, phone, source, instant }: Event): void {
  const seconds = Math.floor(instant / 1000);
  const say = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') traits.push({ name, origin: 'declared', source, value, seconds });
  };
  for (const [name, value] of Object.entries(declared ?? {})) say(name, value);
  say('email', email);
  say('phone', phone);
}

function addConsent({ consents }: Draft, { kind, channel, granted, source, instant }: Event): void {
  if (channel === undefined) return;
  consents.push({
    channel,
    granted: kind === 'consent' && granted === true,
    seconds: Math.floor(instant / 1000),
    source,
  });
}

function finishDraft(id: ProfileId, { activity, claims, links, traits, consents }: Draft): Profile {
  const none = { claims: [], links: [] };
  const identity = [
    ...claims.map((claim) => ({ claims: [claim], links: [] })),
    ...links.map((one) => ({ claims: [], links: [one] })),
  ].reduce(mergeIdentities, none);
  return {
    id,
    activity: finishActivityDraft(activity),
    identity,
    traits: mergeTraits([], traits),
    consents: mergeConsents([], consents),
  };
}
