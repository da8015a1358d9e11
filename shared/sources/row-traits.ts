import type { EventKind } from '../domain/event/event.ts';
import type { Refusal } from '../domain/event/refusal.ts';
import type { RowFields } from './row-fields.ts';

export interface FoundTraits {
  readonly traits?: Record<string, string> | undefined;
  /** Name of what was mended, as those of ids. */
  readonly repaired?: string;
}

/**
 * Reads the traits of rows: those of columns and objects, and the one that a row names itself, which counts behind a column of the
 * same name. A name without a value is no trait (`trait_empty`). A value without a name is refused as `unknown_kind`, as is an identify
 * that names no trait and says none otherwise: nobody knows what such a row says.
 */
export function createTraitReader<Content>(
  fields: RowFields<Content>,
): (content: Content, kind: EventKind) => FoundTraits | Refusal {
  if (!fields.has('trait_name')) return (content) => found(fields.traits(content));
  const { trait_name: readName, trait_value: readValue } = fields.read;
  const message = `${fields.label('trait_name')} is empty; the name of a trait was expected`;
  const nameless: Refusal = { reason: 'unknown_kind', message };

  return (content, kind) => {
    const traits = fields.traits(content);
    const name = readName(content);
    const value = readValue(content);
    if (name === undefined) {
      const saysNothing = kind === 'identify' && traits === undefined;
      return value !== undefined || saysNothing ? nameless : found(traits);
    }
    if (value === undefined) return { traits, repaired: 'trait_empty' };
    return { traits: { ...Object.fromEntries([[name, value]]), ...traits } };
  };
}

const nothing: FoundTraits = {};
const found = (traits: FoundTraits['traits']): FoundTraits => (traits === undefined ? nothing : { traits });
