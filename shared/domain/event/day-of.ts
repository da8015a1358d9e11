import { dayMs, type TimeZone } from './time-zone.ts';

/** Days since 1970-01-01 of the calendar day that the zone's clocks show at the instant. */
export const dayOf = (instant: number, zone: TimeZone): number =>
  Math.floor((instant + zone.offsetAt(instant)) / dayMs);

/** `2011-12-09` for 15317. */
export const dateOfDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** 15317 for `2011-12-09`; `NaN` for what is no such date. */
export const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;
