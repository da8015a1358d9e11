import type { Event } from '../event/event.ts';

/**
 * Key of one profile item: the kind of id, a colon, the id, as in `u:17850`. Every id keeps its own item for ever; which user
 * it belongs to is decided when profiles are read (ADR 004).
 */
export type ProfileId = string;

/** Kinds of ids, strongest first: an event is written to the item of the strongest id it carries. */
export const idKinds = ['user_id', 'anonymous_id', 'device_id', 'email', 'phone'] as const;
export type IdKind = (typeof idKinds)[number];

const prefixes: Readonly<Record<IdKind, string>> = {
  user_id: 'u:',
  anonymous_id: 'a:',
  device_id: 'd:',
  email: 'e:',
  phone: 'p:',
};

export const profileId = (kind: IdKind, value: string): ProfileId => prefixes[kind] + value;

export const isUser = (id: ProfileId): boolean => id.startsWith('u:');

/** Ids the event carries, strongest first; a user comes before all others. */
export function profileIdsOf(event: Event): ProfileId[] {
  const ids: ProfileId[] = [];
  if (event.userId !== undefined) ids.push(prefixes.user_id + event.userId);
  if (event.anonymousId !== undefined) ids.push(prefixes.anonymous_id + event.anonymousId);
  if (event.deviceId !== undefined) ids.push(prefixes.device_id + event.deviceId);
  if (event.email !== undefined) ids.push(prefixes.email + event.email);
  if (event.phone !== undefined) ids.push(prefixes.phone + event.phone);
  return ids;
}

/** What people and files call the customer: the bare id of a known user, else the whole key (`a:…`). */
export const customerIdOf = (id: ProfileId): string => (isUser(id) ? id.slice(2) : id);

/** The kind that stands before an id, as in `a:…`; `undefined` of a bare one. */
export const kindOfPrefix = (text: string): IdKind | undefined =>
  idKinds.find((kind) => text.startsWith(prefixes[kind]));

export const kindOf = (id: ProfileId): IdKind => kindOfPrefix(id) ?? 'user_id';

/** The bare id, without its kind. */
export const bareId = (id: ProfileId): string => id.slice(2);
