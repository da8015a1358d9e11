import { normalizeEmail, normalizePhone } from '../event/contact.ts';
import { isBlockedId } from './blocked-ids.ts';
import type { IdKind } from './profile-id.ts';

/** What is longer is no id, and would not fit the key of an item. In UTF-16 units. */
export const mostIdLength = 256;

/** Why a value is no id: it names nobody (`null`, 0, or too long), or is no e-mail address or phone number. */
export type IdProblem = 'blocked' | 'unreadable';

/** An id as items are keyed by it: `17850` for `17850.0`; an e-mail address or phone number in its one form. */
export function normalizeId(kind: IdKind, text: string): { readonly id: string } | { readonly problem: IdProblem } {
  const id = kind === 'email' || kind === 'phone' ? text : withoutDecimals(text);
  if (isBlockedId(id) || id.length > mostIdLength) return { problem: 'blocked' };
  const normal = kind === 'email' ? normalizeEmail(id) : kind === 'phone' ? normalizePhone(id) : id;
  return normal === undefined ? { problem: 'unreadable' } : { id: normal };
}

/** `17850` for `17850.0`; other texts as they are. */
function withoutDecimals(text: string): string {
  const point = text.indexOf('.');
  if (point < 1) return text;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (at === point) continue;
    if (digit < 0 || digit > 9 || (at > point && digit !== 0)) return text;
  }
  return point === text.length - 1 ? text : text.slice(0, point);
}
