import { dayMs, type TimeZone } from '../../../shared/domain/event/time-zone.ts';

/**
 * The first instant after `after` at which the clocks of the zone show the time of day; in a night whose clocks skip it, as many
 * minutes later as they skip.
 *
 * @param at `HH:MM`
 */
export function nextSchedule(after: number, at: string, zone: TimeZone): number {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const today = Math.floor((after + zone.offsetAt(after)) / dayMs);
  for (let day = today; ; day++) {
    const due = zone.instantOf(day * dayMs + (hour * 60 + minute) * 60_000);
    if (due > after) return due;
  }
}
