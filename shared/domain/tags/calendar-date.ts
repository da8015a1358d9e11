export interface CalendarDate {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  /** 1..31 */
  readonly day: number;
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads the date that a text begins with: `1990-05-31`, `1990/5/31`, `1990.5.31`, `1990年5月31日`, or `19900531` alone. Which of day
 * and month comes first in `5/6/1990` nobody knows: it is none. In the year 0, which stands for an unknown one, February has 29 days.
 */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const match =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})日?/.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])];
  if (month < 1 || month > 12 || day < 1 || day > (longest[month - 1] as number)) return undefined;
  return month === 2 && day === 29 && !isLeap(year) ? undefined : { year, month, day };
}

/** Of the Gregorian calendar; the year 0 is one. */
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
