import { normalizeEmail, normalizePhone } from '../domain/event/contact.ts';
import type { Refusal } from '../domain/event/refusal.ts';
import { isBlockedId } from '../domain/identity/blocked-ids.ts';
import type { FieldReader, RowFields } from './row-fields.ts';

/** Who a row is about: at least one of them. */
export interface RowIds {
  userId?: string;
  anonymousId?: string;
  deviceId?: string;
  email?: string;
  phone?: string;
}

export interface FoundIds {
  readonly ids: Readonly<RowIds>;
  readonly repaired: readonly string[];
}

/** What is longer is no id, and would not fit the key of an item. In UTF-16 units. */
const mostIdLength = 256;

const idFields = ['user_id', 'anonymous_id', 'device_id', 'email', 'phone'] as const;
const properties = {
  user_id: 'userId',
  anonymous_id: 'anonymousId',
  device_id: 'deviceId',
  email: 'email',
  phone: 'phone',
} as const;

/**
 * Reads the ids of rows. `17850.0` is `17850` (repair `id_decimal`); a blocked id beside a good one is left out (`id_blocked`),
 * and so are an e-mail address or a phone number that is none (`email_unreadable`, `phone_unreadable`).
 */
export function createIdReader<Content>(fields: RowFields<Content>): (content: Content) => FoundIds | Refusal {
  const readers = idFields
    .filter((field) => fields.has(field))
    .map((field): [(typeof idFields)[number], FieldReader<Content>] => [field, fields.read[field]]);
  const labels = readers.map(([field]) => fields.label(field)).join(', ');
  const missing: Refusal = {
    reason: 'missing_id',
    message: readers.length === 1 ? `${labels} is empty` : `none of ${labels} names a customer`,
  };
  const [first] = readers;
  return readers.length === 1 && first !== undefined ? rememberLast(first[1], find) : find;

  function find(content: Content): FoundIds | Refusal {
    const ids: RowIds = {};
    const repaired: string[] = [];
    let found = false;
    let blocked = '';
    for (const [field, read] of readers) {
      const text = read(content);
      if (text === undefined) continue;
      const id = field === 'email' || field === 'phone' ? text : withoutDecimals(text);
      if (isBlockedId(id) || id.length > mostIdLength) {
        blocked ||= fields.label(field);
        continue;
      }
      const normal = field === 'email' ? normalizeEmail(id) : field === 'phone' ? normalizePhone(id) : id;
      if (normal === undefined) repaired.push(`${field}_unreadable`);
      else {
        if (id !== text) repaired.push('id_decimal');
        ids[properties[field]] = normal;
        found = true;
      }
    }
    if (found) return { ids, repaired: blocked === '' ? repaired : [...repaired, 'id_blocked'] };
    if (blocked === '') return missing;
    const message = `${blocked} holds a value that names nobody, such as "null" or 0, or is longer than ${mostIdLength} characters`;
    return { reason: 'blocked_identity', message };
  }
}

/** Rows of one customer often follow each other. */
function rememberLast<Content, Result>(read: FieldReader<Content>, find: (content: Content) => Result) {
  let last: { readonly text: string | undefined; readonly result: Result } | undefined;
  return (content: Content): Result => {
    const text = read(content);
    if (last === undefined || last.text !== text) last = { text, result: find(content) };
    return last.result;
  };
}

/** `17850` for `17850.0`; other texts as they are. */
export function withoutDecimals(text: string): string {
  const point = text.indexOf('.');
  if (point < 1) return text;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (at === point) continue;
    if (digit < 0 || digit > 9 || (at > point && digit !== 0)) return text;
  }
  return point === text.length - 1 ? text : text.slice(0, point);
}
