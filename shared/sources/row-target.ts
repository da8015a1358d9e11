import { normalizeId } from '../domain/identity/normalize-id.ts';
import type { RowFields } from './row-fields.ts';

export interface FoundTarget {
  readonly targetId?: string;
  /** Name of what was mended, as those of ids. */
  readonly repaired?: string;
}

const nobody: FoundTarget = {};

/**
 * Reads whom an invite or share reached, mended as user ids are so that both are the same text. A target that names nobody is left
 * out (`id_blocked`): the row still says what its own customer did.
 */
export function createTargetReader<Content>(fields: RowFields<Content>): (content: Content) => FoundTarget {
  if (!fields.has('target_id')) return () => nobody;
  const read = fields.read.target_id;
  return (content) => {
    const text = read(content);
    if (text === undefined) return nobody;
    const normal = normalizeId('user_id', text);
    if (!('id' in normal)) return { repaired: 'id_blocked' };
    return normal.id === text ? { targetId: text } : { targetId: normal.id, repaired: 'id_decimal' };
  };
}
