import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayOf, dayOfDate } from '../../../shared/domain/event/day-of.ts';
import { timeZone } from '../../../shared/domain/event/time-zone.ts';

/** What the zone's clocks show, as if it were UTC, by another way than the one under test. */
function clockOf(instant: number, zone: string): number {
  const shown = new Date(instant).toLocaleString('sv-SE', { timeZone: zone });
  return Date.parse(`${shown.replace(' ', 'T')}Z`);
}

const zones = [
  'UTC',
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
];
/** Whole seconds from 2000 to 2030, half of them near a change of clocks somewhere. */
const second = fc.oneof(
  fc.integer({ min: 946_684_800, max: 1_893_456_000 }),
  fc
    .tuple(
      fc.constantFrom(
        '2011-03-27T01:00',
        '2011-10-30T01:00',
        '2010-11-07T02:31',
        '2011-04-02T15:30',
        '2011-12-30T10:00',
      ),
      fc.integer({ min: -90_000, max: 90_000 }),
    )
    .map(([near, seconds]) => Date.parse(`${near}Z`) / 1000 + seconds),
);

describe('timeZone(name)', () => {
  it('knows the offset at any instant', () => {
    fc.assert(
      fc.property(second, fc.constantFrom(...zones), (at, zone) => {
        expect(timeZone(zone).offsetAt(at * 1000)).toBe(clockOf(at * 1000, zone) - at * 1000);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the instant of what clocks show, the earlier one where they show it twice', () => {
    fc.assert(
      fc.property(second, fc.constantFrom(...zones), (at, zone) => {
        const instant = at * 1000;
        const local = clockOf(instant, zone);
        const found = timeZone(zone).instantOf(local);
        expect(clockOf(found, zone)).toBe(local);
        expect(found).toBeLessThanOrEqual(instant);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['Europe/London', '2011-03-27T01:30', '2011-03-27T01:30'],
    ['Europe/London', '2011-10-30T01:30', '2011-10-30T00:30'],
    ['America/New_York', '2011-03-13T02:30', '2011-03-13T07:30'],
    ['America/New_York', '2011-11-06T01:30', '2011-11-06T05:30'],
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T22:00'],
  ])('%s at %s on its clocks is %s UTC', (zone, local, utc) => {
    expect(new Date(timeZone(zone).instantOf(Date.parse(`${local}Z`))).toISOString()).toBe(`${utc}:00.000Z`);
  });

  it('throws for a zone nobody knows', () => {
    expect(() => timeZone('Europe/Atlantis')).toThrow(RangeError);
  });
});

describe('dayOf(instant, zone)', () => {
  it('is the calendar day on the zone’s clocks', () => {
    const midnight = Date.parse('2011-07-01T00:00:00Z');
    expect(dateOfDay(dayOf(midnight - 3_600_000, timeZone('Europe/London')))).toBe('2011-07-01');
    expect(dateOfDay(dayOf(midnight - 3_600_001, timeZone('Europe/London')))).toBe('2011-06-30');
    expect(dateOfDay(dayOf(midnight, timeZone('America/New_York')))).toBe('2011-06-30');
    expect(dayOf(0, timeZone('UTC'))).toBe(0);
    expect(dayOf(-1, timeZone('UTC'))).toBe(-1);
  });
});

describe('dateOfDay(day) and dayOfDate(date)', () => {
  it('undo each other', () => {
    expect(dateOfDay(15_317)).toBe('2011-12-09');
    expect(dayOfDate('2011-12-09')).toBe(15_317);
    expect(dayOfDate('2011-13-09')).toBe(Number.NaN);
  });
});
