import { onlyGreatest, smoothedShare } from './confidence.ts';

/** Events at one place, by the hour 0..23 of the day there: 24 numbers each. */
export interface PlaceHours {
  readonly place: string;
  /** Monday to Friday. */
  readonly weekday: ArrayLike<number>;
  /** Saturday and Sunday. */
  readonly weekend: ArrayLike<number>;
}

export interface KnownPlace {
  readonly place: string;
  /** 0..1: the smoothed share of the events of those hours that are there. */
  readonly confidence: number;
}

/** Events at a place in its hours without which it is not named. */
export const leastEvents = 5;

/**
 * Where a customer lives and works, as far as their events tell: home is where most of those between 21 and 6 o'clock and at weekends are,
 * work where most of those on weekdays from 9 to 17 o'clock are, unless that is at home. Five events there at least; where two places
 * have as many, neither is named, and without a home there is no work to tell from it.
 *
 * @param places distinct
 */
export function homeAndWork(places: readonly PlaceHours[]): { readonly home?: KnownPlace; readonly work?: KnownPlace } {
  const home = mostOften(
    places,
    ({ weekday, weekend }) => sumOf(weekday, 21, 24) + sumOf(weekday, 0, 6) + sumOf(weekend, 0, 24),
  );
  const work = home && mostOften(places, ({ weekday }) => sumOf(weekday, 9, 17));
  return { ...(home && { home }), ...(work && work.place !== home?.place && { work }) };
}

function mostOften(places: readonly PlaceHours[], eventsOf: (place: PlaceHours) => number): KnownPlace | undefined {
  const counts = places.map(eventsOf);
  const at = onlyGreatest(counts);
  if (at === undefined || (counts[at] as number) < leastEvents) return undefined;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return { place: (places[at] as PlaceHours).place, confidence: smoothedShare(counts[at] as number, total) };
}

/** Events from one hour to before another. */
function sumOf(hours: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let hour = from; hour < to; hour++) sum += hours[hour] ?? 0;
  return sum;
}
