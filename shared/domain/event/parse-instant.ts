import type { TimeZone } from './time-zone.ts';

/** What `1/2/2011` means, where a source writes dates so. */
export type DateOrder = 'month_first' | 'day_first';

/**
 * Reads a time as milliseconds since 1970-01-01T00:00Z; `undefined` for what is none, such as a 30th of February.
 *
 * Read are ISO 8601 with `T` or a blank, with or without seconds, their fraction, `Z`, ` UTC` or an offset; a date alone, which
 * is its midnight; `12/1/2010 8:26` in the order given, else not at all; and numbers since 1970, which below 10^11 are seconds,
 * below 10^14 milliseconds, below 10^17 microseconds. What is finer than a millisecond is cut off.
 *
 * @param zone of times that name no offset
 */
export function parseInstant(text: string, zone: TimeZone, dateOrder?: DateOrder): number | undefined {
  const fifth = text.charCodeAt(4);
  if (fifth === 45 && text.length >= 10) return parseIso(text, zone);
  if (dateOrder !== undefined && text.indexOf('/') > 0) return parseSlashed(text, zone, dateOrder);
  return parseEpoch(text);
}

function parseIso(text: string, zone: TimeZone): number | undefined {
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const day = digitsAt(text, 8, 2);
  if (text.charCodeAt(7) !== 45 || !isDate(year, month, day)) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  if (text.length === 10) return zone.instantOf(midnight);
  const between = text.charCodeAt(10);
  if (between !== 84 && between !== 32 && between !== 116) return undefined;
  const clock = parseClock(text, 11);
  if (clock === undefined) return undefined;
  const local = midnight + clock.ms;
  if (clock.end === text.length) return zone.instantOf(local);
  const offset = parseOffset(text.slice(clock.end));
  return offset === undefined ? undefined : local - offset;
}

/** `12/1/2010 8:26`, with or without seconds. */
function parseSlashed(text: string, zone: TimeZone, dateOrder: DateOrder): number | undefined {
  const firstSlash = text.indexOf('/');
  const secondSlash = text.indexOf('/', firstSlash + 1);
  const blank = text.indexOf(' ', secondSlash);
  if (firstSlash > 2 || secondSlash < 0 || secondSlash - firstSlash > 3) return undefined;
  const first = digitsAt(text, 0, firstSlash);
  const second = digitsAt(text, firstSlash + 1, secondSlash - firstSlash - 1);
  const yearEnd = blank < 0 ? text.length : blank;
  if (yearEnd - secondSlash !== 5) return undefined;
  const year = digitsAt(text, secondSlash + 1, 4);
  const [month, day] = dateOrder === 'month_first' ? [first, second] : [second, first];
  if (!isDate(year, month, day)) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  if (blank < 0) return zone.instantOf(midnight);
  const clock = parseClock(text, blank + 1);
  return clock?.end === text.length ? zone.instantOf(midnight + clock.ms) : undefined;
}

/** `8:26`, `08:26:00`, `08:26:00.123`; a leap second is the next second. */
function parseClock(text: string, start: number): { ms: number; end: number } | undefined {
  const hourWidth = text.charCodeAt(start + 1) === 58 ? 1 : 2;
  const hour = digitsAt(text, start, hourWidth);
  let end = start + hourWidth;
  const minute = digitsAt(text, end + 1, 2);
  if (text.charCodeAt(end) !== 58 || !(hour <= 23) || !(minute <= 59)) return undefined;
  end += 3;
  let ms = (hour * 60 + minute) * 60_000;
  if (text.charCodeAt(end) === 58) {
    const second = digitsAt(text, end + 1, 2);
    if (!(second <= 60)) return undefined;
    ms += second * 1000;
    end += 3;
    const point = text.charCodeAt(end);
    if (point === 46 || point === 44) {
      let unit = 100;
      let digit = text.charCodeAt(++end) - 48;
      if (!(digit >= 0 && digit <= 9)) return undefined;
      for (; digit >= 0 && digit <= 9; digit = text.charCodeAt(++end) - 48) {
        ms += unit >= 1 ? digit * unit : 0;
        unit /= 10;
      }
    }
  }
  return { ms, end };
}

function parseOffset(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === 'Z' || trimmed === 'z' || trimmed === 'UTC') return 0;
  const sign = trimmed.startsWith('+') ? 1 : trimmed.startsWith('-') ? -1 : 0;
  const colon = trimmed.length === 6 && trimmed[3] === ':' ? 1 : 0;
  if (sign === 0 || (trimmed.length !== 3 && trimmed.length - colon !== 5)) return undefined;
  const hours = digitsAt(trimmed, 1, 2);
  const minutes = trimmed.length === 3 ? 0 : digitsAt(trimmed, 3 + colon, 2);
  return hours <= 23 && minutes <= 59 ? sign * (hours * 60 + minutes) * 60_000 : undefined;
}

function parseEpoch(text: string): number | undefined {
  const point = text.indexOf('.');
  const wholeEnd = point < 0 ? text.length : point;
  const whole = wholeEnd >= 1 && wholeEnd <= 17 ? digitsAt(text, 0, wholeEnd) : Number.NaN;
  if (Number.isNaN(whole)) return undefined;
  const places = text.length - wholeEnd - 1;
  const fraction = point < 0 ? 0 : places >= 1 && places <= 9 ? digitsAt(text, point + 1, places) : Number.NaN;
  if (Number.isNaN(fraction)) return undefined;
  if (whole < 1e11) return whole * 1000 + Math.floor((fraction * 1000) / 10 ** Math.max(places, 0));
  return whole < 1e14 ? whole : Math.floor(whole / 1000);
}

/** `NaN` where one of them is no digit. */
function digitsAt(text: string, start: number, count: number): number {
  let value = 0;
  for (let at = start; at < start + count; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return count > 0 ? value : Number.NaN;
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate(year: number, month: number, day: number): boolean {
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1)) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (daysOfMonth[month - 1] as number) + (leap ? 1 : 0);
}
