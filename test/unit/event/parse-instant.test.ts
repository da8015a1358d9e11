import { describe, expect, it } from 'vitest';
import { type DateOrder, parseInstant } from '../../../shared/domain/event/parse-instant.ts';
import { timeZone } from '../../../shared/domain/event/time-zone.ts';

const london = timeZone('Europe/London');
const iso = (text: string, order?: DateOrder) => {
  const instant = parseInstant(text, london, order);
  return instant === undefined ? undefined : new Date(instant).toISOString();
};

describe('parseInstant(text, zone, dateOrder)', () => {
  it.each([
    ['2010-12-01 08:26:00', '2010-12-01T08:26:00.000Z'],
    ['2011-07-01 08:26:00', '2011-07-01T07:26:00.000Z'],
    ['2011-07-01T08:26', '2011-07-01T07:26:00.000Z'],
    ['2011-07-01', '2011-06-30T23:00:00.000Z'],
    ['2011-07-01T08:26:00Z', '2011-07-01T08:26:00.000Z'],
    ['2019-10-01 00:00:00 UTC', '2019-10-01T00:00:00.000Z'],
    ['2019-10-01T00:00:00+00:00', '2019-10-01T00:00:00.000Z'],
    ['2012-01-01 11:13:25 -0500', '2012-01-01T16:13:25.000Z'],
    ['2012-01-01T11:13:25.1239+05:30', '2012-01-01T05:43:25.123Z'],
    ['2012-01-01T11:13:25,5+08', '2012-01-01T03:13:25.500Z'],
    ['2012-02-29 8:05', '2012-02-29T08:05:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it('reads dates with slashes in the order that was said, else not at all', () => {
    expect(iso('12/1/2010 8:26', 'month_first')).toBe('2010-12-01T08:26:00.000Z');
    expect(iso('12/1/2010 8:26', 'day_first')).toBe('2010-01-12T08:26:00.000Z');
    expect(iso('07/04/2011 18:26:31', 'month_first')).toBe('2011-07-04T17:26:31.000Z');
    expect(iso('7/4/2011', 'month_first')).toBe('2011-07-03T23:00:00.000Z');
    expect(iso('12/1/2010 8:26')).toBe(undefined);
    expect(iso('13/1/2010 8:26', 'month_first')).toBe(undefined);
    expect(iso('1/1/10 8:26', 'month_first')).toBe(undefined);
  });

  it('tells seconds, milliseconds and microseconds by their size', () => {
    expect(iso('1291191960')).toBe('2010-12-01T08:26:00.000Z');
    expect(iso('1291191960.25')).toBe('2010-12-01T08:26:00.250Z');
    expect(iso('1291191960123')).toBe('2010-12-01T08:26:00.123Z');
    expect(iso('1291191960123456')).toBe('2010-12-01T08:26:00.123Z');
    expect(iso('0')).toBe('1970-01-01T00:00:00.000Z');
  });

  it.each([
    '',
    'yesterday',
    '2011-02-29',
    '2011-04-31 10:00',
    '1900-02-29',
    '2011-13-01',
    '2011-00-01',
    '2011-1-1',
    '2011-01-01 24:00',
    '2011-01-01 10:60',
    '2011-01-01 10:00:61',
    '2011-01-01 10:00:00.',
    '2011-01-01 10',
    '2011-01-01T10:00:00 GMT+1',
    '2011-01-01T10:00:00+24:00',
    '-1',
    '1.2.3',
    '123456789012345678',
  ])('refuses "%s"', (text) => {
    expect(iso(text, 'month_first')).toBe(undefined);
  });
});
