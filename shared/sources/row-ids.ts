import type { Refusal } from '../domain/event/refusal.ts';
import { mostIdLength, normalizeId } from '../domain/identity/normalize-id.ts';
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
      const normal = normalizeId(field, text);
      if ('id' in normal) {
        if (normal.id !== text && field !== 'email' && field !== 'phone') repaired.push('id_decimal');
        ids[properties[field]] = normal.id;
        found = true;
      } else if (normal.problem === 'blocked') blocked ||= fields.label(field);
      else repaired.push(`${field}_unreadable`);
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
