import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSchedule } from '../../../cli/local/up/next-schedule.ts';
import { timeZone } from '../../../shared/domain/event/time-zone.ts';

const next = (after: string, at: string, zone: string) =>
  new Date(nextSchedule(Date.parse(after), at, timeZone(zone))).toISOString();

describe('nextSchedule(after, at, zone)', () => {
  it('is today when the time is still to come, else tomorrow', () => {
    expect(next('2026-11-23T02:59:59Z', '03:00', 'UTC')).toBe('2026-11-23T03:00:00.000Z');
    expect(next('2026-11-23T03:00:00Z', '03:00', 'UTC')).toBe('2026-11-24T03:00:00.000Z');
  });
  it('goes by the clocks of the zone', () => {
    // 03:00 in Shanghai is 19:00 UTC of the day before.
    expect(next('2026-11-23T18:00:00Z', '03:00', 'Asia/Shanghai')).toBe('2026-11-23T19:00:00.000Z');
    expect(next('2026-11-23T20:00:00Z', '03:00', 'Asia/Shanghai')).toBe('2026-11-24T19:00:00.000Z');
  });
  it('follows summer time: 03:00 in London is 02:00 UTC after the last Sunday of March', () => {
    expect(next('2026-03-28T04:00:00Z', '03:00', 'Europe/London')).toBe('2026-03-29T02:00:00.000Z');
  });
  it('runs once in a night that skips the time, as much later as the clocks skip', () => {
    // In Berlin 02:00 becomes 03:00 on 2026-03-29, at 01:00 UTC.
    expect(next('2026-03-28T12:00:00Z', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(next('2026-03-29T01:30:00Z', '02:30', 'Europe/Berlin')).toBe('2026-03-30T00:30:00.000Z');
  });
  it('runs once in a night that has the time twice', () => {
    // In Berlin 03:00 becomes 02:00 on 2026-10-25, at 01:00 UTC: 02:30 is 00:30 UTC and 01:30 UTC.
    expect(next('2026-10-24T12:00:00Z', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(next('2026-10-25T00:30:00Z', '02:30', 'Europe/Berlin')).toBe('2026-10-26T01:30:00.000Z');
  });
  it('lies after the instant and at most a day and two hours later', () => {
    const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) });
    const zones = fc.constantFrom('UTC', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
    fc.assert(
      fc.property(instants, fc.nat(23), fc.nat(59), zones, (after, hour, minute, zone) => {
        const at = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const due = nextSchedule(after, at, timeZone(zone));
        expect(due).toBeGreaterThan(after);
        expect(due - after).toBeLessThanOrEqual(26 * 3_600_000);
      }),
    );
  });
});
