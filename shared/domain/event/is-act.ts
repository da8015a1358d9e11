import type { Event } from './event.ts';

/**
 * Whether the customer did something. What a third party says of them (`identify`) is none of their acts: it makes nobody active,
 * recent or known from a day on.
 */
export const isAct = ({ kind, traitOrigin }: Pick<Event, 'kind' | 'traitOrigin'>): boolean =>
  kind !== 'identify' || traitOrigin !== 'third_party';
