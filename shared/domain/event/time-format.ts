import { type DateOrder, parseInstant } from './parse-instant.ts';
import type { TimeZone } from './time-zone.ts';

/** Reads a time as milliseconds since 1970-01-01T00:00Z; `undefined` for what is none. */
export type ReadTime = (text: string, zone: TimeZone) => number | undefined;

/** Formats that have a name; every other is a pattern. */
export const timeFormats = ['seconds', 'milliseconds', 'microseconds', 'iso', 'month_first', 'day_first'] as const;

/** Places by which the decimal point moves to give milliseconds. */
const placesToMs = { seconds: 3, milliseconds: 0, microseconds: -3 } as const;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const examples: Readonly<Record<(typeof timeFormats)[number], string>> = {
  seconds: 'seconds since 1970 such as 1511544070',
  milliseconds: 'milliseconds since 1970 such as 1511544070000',
  microseconds: 'microseconds since 1970 such as 1511544070000000',
  iso: 'a time such as 2011-12-01 08:26:00',
  month_first: 'a time such as 12/1/2010 8:26',
  day_first: 'a time such as 1/12/2010 8:26',
};

/** What times of a format look like, for people. */
export const describeTimeFormat = (format: string = 'iso'): string =>
  Object.hasOwn(examples, format) ? examples[format as keyof typeof examples] : `a time in the format ${format}`;

/** Tokens of patterns, longest first, with what they match. Years of two digits are of this century. */
const tokens: readonly (readonly [token: string, part: string, matches: string])[] = [
  ['YYYY', 'year', '\\d{4}'],
  ['YY', 'shortYear', '\\d{2}'],
  ['MMM', 'monthName', '[A-Za-z]{3}'],
  ['MM', 'month', '\\d{2}'],
  ['M', 'month', '\\d{1,2}'],
  ['DD', 'day', '\\d{2}'],
  ['D', 'day', '\\d{1,2}'],
  ['HH', 'hour', '\\d{2}'],
  ['H', 'hour', '\\d{1,2}'],
  ['hh', 'hour12', '\\d{2}'],
  ['h', 'hour12', '\\d{1,2}'],
  ['A', 'half', '[AaPp][Mm]'],
  ['mm', 'minute', '\\d{2}'],
  ['ss', 'second', '\\d{2}'],
  ['SSS', 'fraction', '\\d{1,9}'],
];

/**
 * What reads times of a format: `seconds`, `milliseconds`, `microseconds` since 1970; `iso`; `month_first`, `day_first` for
 * `1/2/2011 8:26`; or a pattern such as `DD.MM.YYYY HH:mm`. Without a format ISO 8601 and numbers by their size are read.
 *
 * `undefined` for what is no format: a pattern needs year, month and day, each token at most once, and `A` beside `h`.
 */
export function parseTimeFormat(format: string | undefined): ReadTime | undefined {
  switch (format) {
    case undefined:
      return (text, zone) => parseInstant(text, zone);
    case 'month_first':
    case 'day_first':
      return dateOrder(format);
    case 'iso':
      return (text, zone) => (text.charCodeAt(4) === 45 ? parseInstant(text, zone) : undefined);
    case 'seconds':
    case 'milliseconds':
    case 'microseconds':
      return sinceEpoch(placesToMs[format]);
    default:
      return compilePattern(format);
  }
}

const dateOrder =
  (order: DateOrder): ReadTime =>
  (text, zone) =>
    parseInstant(text, zone, order);

const sinceEpoch =
  (places: number): ReadTime =>
  (text) => {
    const [, whole, fraction = ''] = /^(\d{1,17})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
    if (whole === undefined) return undefined;
    return Number(places < 0 ? whole.slice(0, places) : whole + fraction.padEnd(places, '0').slice(0, places));
  };

function compilePattern(pattern: string): ReadTime | undefined {
  let source = '';
  const parts: string[] = [];
  for (let at = 0; at < pattern.length; ) {
    const found = tokens.find(([token]) => pattern.startsWith(token, at));
    if (found === undefined) {
      const character = pattern[at] as string;
      if (/[A-Za-z]/.test(character) && character !== 'T' && character !== 'Z') return undefined;
      source += character.replace(/[^\w\s]/, '\\$&');
      at++;
      continue;
    }
    const [token, part, matches] = found;
    if (parts.includes(part)) return undefined;
    parts.push(part);
    source += `(?<${part}>${matches})`;
    at += token.length;
  }
  const has = (part: string) => parts.includes(part);
  const isDate = (has('year') || has('shortYear')) && (has('month') || has('monthName')) && has('day');
  if (!isDate || has('half') !== has('hour12') || (has('hour') && has('hour12'))) return undefined;
  const expression = new RegExp(`^${source}$`);
  const isUtc = pattern.endsWith('Z');
  return (text, zone) => {
    const groups = expression.exec(text)?.groups;
    return groups === undefined ? undefined : instantOf(groups, isUtc, zone);
  };
}

/** By way of ISO 8601, so that there is one judge of what a date is. */
function instantOf(groups: Readonly<Record<string, string>>, isUtc: boolean, zone: TimeZone): number | undefined {
  const { year, shortYear, month, monthName, day = '', minute = '00', second = '00', fraction } = groups;
  const monthNumber = monthName === undefined ? (month ?? '') : String(months.indexOf(monthName.toLowerCase()) + 1);
  const hour = hourOf(groups);
  if (hour === undefined) return undefined;
  const date = `${year ?? `20${shortYear}`}-${monthNumber.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const clock = `${hour.padStart(2, '0')}:${minute}:${second}${fraction === undefined ? '' : `.${fraction}`}`;
  return parseInstant(`${date}T${clock}${isUtc ? 'Z' : ''}`, zone);
}

function hourOf({ hour = '00', hour12, half }: Readonly<Record<string, string>>): string | undefined {
  if (hour12 === undefined || half === undefined) return hour;
  const number = Number(hour12);
  if (number < 1 || number > 12) return undefined;
  return String((number % 12) + (half.toLowerCase() === 'pm' ? 12 : 0));
}
