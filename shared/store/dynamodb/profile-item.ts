import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { decodeActivity } from '../../domain/activity/decode-activity.ts';
import { encodeActivity } from '../../domain/activity/encode-activity.ts';
import { NewerEncodingError } from '../../domain/activity/newer-encoding-error.ts';
import type { Claim, Consent, Identity, Link, Profile, TraitValue } from '../../domain/profile/profile.ts';
import type { DropToken } from '../profile-store.ts';
import {
  binary,
  type Item,
  instant,
  number,
  readInstant,
  readList,
  readNumber,
  readText,
  text,
  UnreadableItemError,
} from './attribute-values.ts';
import { decodeTokens, encodeTokens } from './drop-tokens.ts';
import { profileKey } from './keys.ts';

/** Form of the item. `f` holds it from form 2 on. */
const form = 1;

export interface StoredProfile {
  readonly profile: Profile;
  /** Rises by one with every write. */
  readonly version: number;
  readonly tokens: readonly DropToken[];
}

/**
 * The item of a profile. One-letter names are the machine's (`v` version, `t` tokens, `a` activity, `f` form); the rest reads as
 * it stands in the console, and is left out where there is nothing.
 */
export function toProfileItem({ profile, version, tokens }: StoredProfile): Item {
  const { id, activity, identity, traits, consents } = profile;
  const item: Item = { ...profileKey(id), v: number(version), a: binary(encodeActivity(activity)) };
  if (tokens.length > 0) item.t = binary(encodeTokens(tokens));
  if (activity.lastSeconds !== undefined) item.seen = text(dateOf(activity.lastSeconds));
  if (identity.claims === 'shared') item.claims = text('shared');
  else if (identity.claims.length > 0) item.claims = listOf(identity.claims, fromClaim);
  if (identity.links.length > 0) item.links = listOf(identity.links, fromLink);
  if (traits.length > 0) item.traits = listOf(traits, fromTrait);
  if (consents.length > 0) item.consents = listOf(consents, fromConsent);
  return item;
}

/** @throws {NewerEncodingError} when a newer program wrote the item @throws {UnreadableItemError} */
export function readProfileItem(item: Item): StoredProfile {
  const found = item.f === undefined ? form : readNumber(item, 'f');
  if (found > form) throw new NewerEncodingError(found, form);
  const activity = item.a?.B;
  if (activity === undefined) throw new UnreadableItemError('a', 'bytes');
  return {
    profile: {
      id: readText(item, 'pk'),
      activity: decodeActivity(activity),
      identity: readIdentity(item),
      traits: readList(item, 'traits').map(toTrait),
      consents: readList(item, 'consents').map(toConsent),
    },
    version: readNumber(item, 'v'),
    tokens: decodeTokens(item.t?.B ?? new Uint8Array()),
  };
}

function readIdentity(item: Item): Identity {
  const links = readList(item, 'links').map(toLink);
  if (item.claims?.S === 'shared') return { claims: 'shared', links };
  return { claims: readList(item, 'claims').map(toClaim), links };
}

const listOf = <T>(values: readonly T[], toMap: (value: T) => Item): AttributeValue => ({
  L: values.map((value) => ({ M: toMap(value) })),
});

/** Calendar day in UTC: for people, so that a time zone that is configured later changes no item. */
const dateOf = (seconds: number): string => new Date(seconds * 1000).toISOString().split('T')[0] as string;

const fromClaim = ({ user, firstSeconds, lastSeconds, source }: Claim): Item => ({
  user: text(user),
  first: instant(firstSeconds),
  last: instant(lastSeconds),
  source: text(source),
});

const toClaim = (map: Item): Claim => ({
  user: readText(map, 'user'),
  firstSeconds: readInstant(map, 'first'),
  lastSeconds: readInstant(map, 'last'),
  source: readText(map, 'source'),
});

const fromLink = ({ id, firstSeconds }: Link): Item => ({ id: text(id), first: instant(firstSeconds) });

const toLink = (map: Item): Link => ({ id: readText(map, 'id'), firstSeconds: readInstant(map, 'first') });

const fromTrait = ({ name, source, origin, value, seconds }: TraitValue): Item => ({
  name: text(name),
  value: text(value),
  source: text(source),
  at: instant(seconds),
  ...(origin === 'third_party' && { origin: text(origin) }),
});

const toTrait = (map: Item): TraitValue => ({
  name: readText(map, 'name'),
  source: readText(map, 'source'),
  origin: map.origin?.S === 'third_party' ? 'third_party' : 'declared',
  value: readText(map, 'value'),
  seconds: readInstant(map, 'at'),
});

const fromConsent = ({ channel, granted, seconds, source }: Consent): Item => ({
  channel: text(channel),
  granted: { BOOL: granted },
  at: instant(seconds),
  source: text(source),
});

const toConsent = (map: Item): Consent => ({
  channel: readText(map, 'channel'),
  granted: map.granted?.BOOL === true,
  seconds: readInstant(map, 'at'),
  source: readText(map, 'source'),
});
