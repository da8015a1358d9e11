import type { Mapping } from '../contracts/mapping.ts';
import { type EventKind, eventKinds } from '../domain/event/event.ts';
import type { Refusal } from '../domain/event/refusal.ts';
import type { RowFields } from './row-fields.ts';
import { shorten } from './row-money.ts';

const kinds: ReadonlyMap<string, EventKind> = new Map(eventKinds.map((kind): [string, EventKind] => [kind, kind]));

/** Reads the kind of rows by the mapping's rules. */
export function createKindReader<Content>(
  mapping: Pick<Mapping, 'kind'>,
  fields: RowFields<Content>,
): (content: Content) => EventKind | Refusal {
  const label = fields.label('kind');
  const rules = mapping.kind.map(({ when, is }) => ({
    fits: when === undefined ? () => true : fields.condition(when),
    kindOf: is === 'named' ? named : () => is,
  }));
  const none: Refusal = { reason: 'unknown_kind', message: 'no rule for the kind of events fits the row' };

  return (content) => {
    for (const rule of rules) if (rule.fits(content)) return rule.kindOf(content);
    return none;
  };

  function named(content: Content): EventKind | Refusal {
    const text = fields.read.kind(content);
    return (text === undefined ? undefined : kinds.get(text.toLowerCase())) ?? refusal(text);
  }

  function refusal(text: string | undefined): Refusal {
    const came = text === undefined ? 'is empty' : `is "${shorten(text)}"`;
    return { reason: 'unknown_kind', message: `${label} ${came}; one of ${eventKinds.join(', ')} was expected` };
  }
}
