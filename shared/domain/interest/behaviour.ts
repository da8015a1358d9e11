import type { Event, EventKind } from '../event/event.ts';

/** Interest that one act shows in its category, in hundredths of a view. Kinds that are not listed show none. */
export const defaultBehaviour: Readonly<Partial<Record<EventKind, number>>> = {
  view: 100,
  comment: 50,
  like: 50,
  favorite: 100,
  share: 200,
  cart_add: 150,
  order: 300,
};

/** Factor for how long a view lasted: below 10 s a half, up to 60 s one, beyond two; one where it is not known. */
export function durationFactor(durationSeconds: number | undefined): number {
  if (durationSeconds === undefined) return 1;
  if (durationSeconds < 10) return 0.5;
  return durationSeconds <= 60 ? 1 : 2;
}

/** Behaviour × duration of one event, in whole hundredths, half up. */
export function eventWeight(event: Event, behaviour: Readonly<Partial<Record<EventKind, number>>>): number {
  return Math.round((behaviour[event.kind] ?? 0) * durationFactor(event.durationSeconds));
}
