import { describe, expect, it } from 'vitest';
import { describeTimeFormat, parseTimeFormat, timeFormats } from '../../../shared/domain/event/time-format.ts';
import { timeZone } from '../../../shared/domain/event/time-zone.ts';

const berlin = timeZone('Europe/Berlin');

function read(format: string, text: string): string | undefined {
  const instant = parseTimeFormat(format)?.(text, berlin);
  return instant === undefined ? undefined : new Date(instant).toISOString();
}

describe('parseTimeFormat(format)', () => {
  it.each([
    ['seconds', '1511544070', '2017-11-24T17:21:10.000Z'],
    ['seconds', '1511544070.2509', '2017-11-24T17:21:10.250Z'],
    ['seconds', '1.001', '1970-01-01T00:00:01.001Z'],
    ['milliseconds', '1433221332117', '2015-06-02T05:02:12.117Z'],
    // Fewer digits than seconds of today have: the unit counts, not the size.
    ['milliseconds', '1511544070', '1970-01-18T11:52:24.070Z'],
    ['microseconds', '1604188800123456', '2020-11-01T00:00:00.123Z'],
    ['microseconds', '999', '1970-01-01T00:00:00.000Z'],
    ['iso', '2024-07-05 18:20', '2024-07-05T16:20:00.000Z'],
    ['month_first', '7/4/2024 18:20', '2024-07-04T16:20:00.000Z'],
    ['day_first', '7/4/2024 18:20', '2024-04-07T16:20:00.000Z'],
    ['DD.MM.YYYY HH:mm', '05.07.2024 18:20', '2024-07-05T16:20:00.000Z'],
    ['D.M.YY', '5.7.24', '2024-07-04T22:00:00.000Z'],
    ['YYYYMMDDHHmmss', '20240705182007', '2024-07-05T16:20:07.000Z'],
    ['YYYY-MM-DD H', '2014-12-06 02', '2014-12-06T01:00:00.000Z'],
    ['YYYY年MM月DD日', '2024年07月05日', '2024-07-04T22:00:00.000Z'],
    ['DD-MMM-YYYY h:mm A', '05-Jul-2024 12:05 am', '2024-07-04T22:05:00.000Z'],
    ['DD-MMM-YYYY h:mm A', '05-JUL-2024 6:20 PM', '2024-07-05T16:20:00.000Z'],
    ['YYYY/MM/DD HH:mm:ss.SSSZ', '2024/07/05 18:20:00.25Z', '2024-07-05T18:20:00.250Z'],
  ])('%s reads %s', (format, text, expected) => {
    expect(read(format, text)).toBe(expected);
  });

  it.each([
    ['seconds', '2017-11-24'],
    ['seconds', '-5'],
    ['iso', '1511544070'],
    ['DD.MM.YYYY', '5.7.2024'],
    ['DD.MM.YYYY', '31.06.2024'],
    ['DD.MM.YYYY', '05.07.2024 18:20'],
    ['DD-MMM-YYYY', '05-Foo-2024'],
    ['DD-MM-YYYY h:mm A', '05-07-2024 13:00 PM'],
    ['DD-MM-YYYY h:mm A', '05-07-2024 0:00 AM'],
  ])('%s does not read %s', (format, text) => {
    expect(parseTimeFormat(format)).toBeDefined();
    expect(read(format, text)).toBe(undefined);
  });

  it.each(['unix', 'YYYY-MM', 'DD.MM', 'YYYY-MM-DD DD', 'YYYY-MM-DD h:mm', 'YYYY-MM-DD HH A', 'YYYY-QQ-DD', ''])(
    'takes %j for no format',
    (format) => {
      expect(parseTimeFormat(format)).toBe(undefined);
    },
  );

  it('tells the unit by size where nothing is said', () => {
    const read = parseTimeFormat(undefined);
    expect([read?.('1511544070', berlin), read?.('1511544070000', berlin)]).toEqual([
      1_511_544_070_000, 1_511_544_070_000,
    ]);
  });
});

describe('describeTimeFormat(format)', () => {
  it('shows a time of every named format that the format reads', () => {
    for (const format of timeFormats) {
      const example = / such as (.*)$/.exec(describeTimeFormat(format))?.[1] ?? '';
      expect(read(format, example), format).toBeDefined();
    }
    expect(describeTimeFormat('DD.MM.YYYY')).toBe('a time in the format DD.MM.YYYY');
  });
});
