import { dayMs, type TimeZone } from '../event/time-zone.ts';

const hourMs = 3_600_000;

/** Hour 0..23 that the zone's clocks show at the instant, milliseconds since 1970-01-01T00:00Z. */
export const localHour = (instant: number, zone: TimeZone): number => {
  const local = instant + zone.offsetAt(instant);
  return Math.floor((local - Math.floor(local / dayMs) * dayMs) / hourMs);
};

/** 0 Monday .. 6 Sunday of a day since 1970-01-01, which was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
